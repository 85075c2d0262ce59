// What glibc has and Swift's module of it leaves out: the settings of malloc, on which processor a thread runs, and the
// conversion of character sets.
#include <iconv.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>

int sched_getcpu(void);
int sched_getaffinity(int process, size_t size, cpu_set_t *processors);
int pthread_attr_setaffinity_np(pthread_attr_t *attributes, size_t size, const cpu_set_t *processors);
int sched_setaffinity(int process, size_t size, const cpu_set_t *processors);
