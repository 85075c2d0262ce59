// Modules that are short, or that Python itself writes in Python.
extension BuiltinModule {
  static let string = BuiltinModule(
    "string", "Constants of texts.",
    source: #"""
      whitespace = ' \t\n\r\v\f'
      ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
      ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
      ascii_letters = ascii_lowercase + ascii_uppercase
      digits = '0123456789'
      hexdigits = digits + 'abcdef' + 'ABCDEF'
      octdigits = '01234567'
      punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
      printable = digits + ascii_letters + punctuation + whitespace

      def capwords(s, sep=None):
          return (sep or ' ').join(map(str.capitalize, s.split(sep)))
      """#)

  static let abc = BuiltinModule(
    "abc", "Abstract base classes.",
    source: """
      def abstractmethod(funcobj):
          funcobj.__isabstractmethod__ = True
          return funcobj

      class ABC:
          def __new__(cls, *args, **kwargs):
              names = sorted(
                  name for name in dir(cls) if getattr(getattr(cls, name, None), '__isabstractmethod__', False))
              if names:
                  plural = 's' if len(names) > 1 else ''
                  raise TypeError(
                      f"Can't instantiate abstract class {cls.__name__} with abstract method{plural} {', '.join(names)}")
              return object.__new__(cls)
      """)

  static let contextlib = BuiltinModule(
    "contextlib", "Tools for `with`.",
    source: """
      from functools import wraps

      class _GeneratorContext:
          def __init__(self, generator):
              self.generator = generator

          def __enter__(self):
              try:
                  return next(self.generator)
              except StopIteration:
                  raise RuntimeError("generator didn't yield") from None

          def __exit__(self, kind, value, traceback):
              if kind is None:
                  try:
                      next(self.generator)
                  except StopIteration:
                      return False
                  raise RuntimeError("generator didn't stop")
              try:
                  self.generator.throw(value)
              except StopIteration as stop:
                  return stop is not value
              except BaseException as error:
                  if error is value:
                      return False
                  raise
              raise RuntimeError("generator didn't stop after throw()")

      def contextmanager(func):
          @wraps(func)
          def helper(*args, **kwds):
              return _GeneratorContext(func(*args, **kwds))
          return helper

      class suppress:
          def __init__(self, *exceptions):
              self.exceptions = exceptions

          def __enter__(self):
              pass

          def __exit__(self, kind, value, traceback):
              return kind is not None and issubclass(kind, self.exceptions)

      class nullcontext:
          def __init__(self, enter_result=None):
              self.enter_result = enter_result

          def __enter__(self):
              return self.enter_result

          def __exit__(self, *details):
              pass

      class closing:
          def __init__(self, thing):
              self.thing = thing

          def __enter__(self):
              return self.thing

          def __exit__(self, *details):
              self.thing.close()

      class ExitStack:
          def __init__(self):
              self.exits = []

          def enter_context(self, manager):
              result = manager.__enter__()
              self.exits.append(manager.__exit__)
              return result

          def callback(self, function, *args, **kwds):
              self.exits.append(lambda *details: function(*args, **kwds) and False)
              return function

          def __enter__(self):
              return self

          def __exit__(self, *details):
              handled = False
              while self.exits:
                  if self.exits.pop()(*details):
                      handled, details = True, (None, None, None)
              return handled
      """)

  static let warnings = BuiltinModule(
    "warnings", "Warnings, which lessons do not show.",
    source: """
      def warn(message, category=None, stacklevel=1, source=None):
          pass

      def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
          pass

      def simplefilter(action, category=Warning, lineno=0, append=False):
          pass

      def resetwarnings():
          pass

      class catch_warnings:
          def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
              self.record = record

          def __enter__(self):
              return [] if self.record else None

          def __exit__(self, *details):
              pass
      """)

  static let statistics = BuiltinModule(
    "statistics", "Averages and deviations.",
    source: """
      from math import sqrt as _sqrt, fsum as _fsum
      from collections import Counter as _Counter

      class StatisticsError(ValueError):
          pass

      def _sum(data):
          return sum(data) if all(isinstance(x, int) for x in data) else _fsum(data)

      def _divided(total, count):
          quotient = total / count
          return int(quotient) if isinstance(total, int) and total % count == 0 else quotient

      def mean(data):
          data = list(data)
          if not data:
              raise StatisticsError('mean requires at least one data point')
          return _divided(_sum(data), len(data))

      def fmean(data, weights=None):
          data = list(data)
          if not data:
              raise StatisticsError('fmean requires at least one data point')
          if weights is None:
              return _fsum(data) / len(data)
          weights = list(weights)
          return _fsum([x * w for x, w in zip(data, weights)]) / _fsum(weights)

      def median(data):
          data = sorted(data)
          n = len(data)
          if n == 0:
              raise StatisticsError('no median for empty data')
          if n % 2 == 1:
              return data[n // 2]
          return (data[n // 2 - 1] + data[n // 2]) / 2

      def median_low(data):
          data = sorted(data)
          if not data:
              raise StatisticsError('no median for empty data')
          return data[(len(data) - 1) // 2]

      def median_high(data):
          data = sorted(data)
          if not data:
              raise StatisticsError('no median for empty data')
          return data[len(data) // 2]

      def mode(data):
          pairs = _Counter(iter(data)).most_common(1)
          if not pairs:
              raise StatisticsError('no mode for empty data')
          return pairs[0][0]

      def multimode(data):
          counts = _Counter(iter(data))
          most = max(counts.values(), default=0)
          return [value for value, count in counts.items() if count == most]

      def _squares(data, center):
          c = mean(data) if center is None else center
          return _sum([(x - c) * (x - c) for x in data])

      def variance(data, xbar=None):
          data = list(data)
          if len(data) < 2:
              raise StatisticsError('variance requires at least two data points')
          return _divided(_squares(data, xbar), len(data) - 1)

      def pvariance(data, mu=None):
          data = list(data)
          if not data:
              raise StatisticsError('pvariance requires at least one data point')
          return _divided(_squares(data, mu), len(data))

      def stdev(data, xbar=None):
          data = list(data)
          if len(data) < 2:
              raise StatisticsError('stdev requires at least two data points')
          return _sqrt(_squares(data, xbar) / (len(data) - 1))

      def pstdev(data, mu=None):
          data = list(data)
          if not data:
              raise StatisticsError('pstdev requires at least one data point')
          return _sqrt(_squares(data, mu) / len(data))
      """)

  static let heapq = BuiltinModule(
    "heapq", "Queues in which the smallest item comes first.",
    source: """
      def _up(heap, start, position):
          item = heap[position]
          while position > start:
              parent = (position - 1) >> 1
              if not item < heap[parent]:
                  break
              heap[position] = heap[parent]
              position = parent
          heap[position] = item

      def _down(heap, position):
          end, start, item = len(heap), position, heap[position]
          child = 2 * position + 1
          while child < end:
              if child + 1 < end and not heap[child] < heap[child + 1]:
                  child += 1
              heap[position] = heap[child]
              position = child
              child = 2 * position + 1
          heap[position] = item
          _up(heap, start, position)

      def heappush(heap, item):
          heap.append(item)
          _up(heap, 0, len(heap) - 1)

      def heappop(heap):
          last = heap.pop()
          if heap:
              last, heap[0] = heap[0], last
              _down(heap, 0)
          return last

      def heapify(x):
          for i in reversed(range(len(x) // 2)):
              _down(x, i)

      def heapreplace(heap, item):
          result, heap[0] = heap[0], item
          _down(heap, 0)
          return result

      def heappushpop(heap, item):
          return heapreplace(heap, item) if heap and heap[0] < item else item

      def nsmallest(n, iterable, key=None):
          return sorted(iterable, key=key)[:n]

      def nlargest(n, iterable, key=None):
          return sorted(iterable, key=key, reverse=True)[:n]

      def merge(*iterables, key=None, reverse=False):
          return iter(sorted([item for source in iterables for item in source], key=key, reverse=reverse))
      """)

  static let bisect = BuiltinModule(
    "bisect", "Searching in sorted lists.",
    source: """
      def bisect_right(a, x, lo=0, hi=None, *, key=None):
          if lo < 0:
              raise ValueError('lo must be non-negative')
          hi = len(a) if hi is None else hi
          while lo < hi:
              mid = (lo + hi) // 2
              if x < (a[mid] if key is None else key(a[mid])):
                  hi = mid
              else:
                  lo = mid + 1
          return lo

      def bisect_left(a, x, lo=0, hi=None, *, key=None):
          if lo < 0:
              raise ValueError('lo must be non-negative')
          hi = len(a) if hi is None else hi
          while lo < hi:
              mid = (lo + hi) // 2
              if (a[mid] if key is None else key(a[mid])) < x:
                  lo = mid + 1
              else:
                  hi = mid
          return lo

      def insort_right(a, x, lo=0, hi=None, *, key=None):
          a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)

      def insort_left(a, x, lo=0, hi=None, *, key=None):
          a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)

      bisect = bisect_right
      insort = insort_right
      """)

  static let io = BuiltinModule(
    "io", "Texts in memory as streams.",
    source: """
      class StringIO:
          def __init__(self, initial_value=''):
              self.text = initial_value
              self.position = 0

          def write(self, text):
              self.text = self.text[:self.position] + text + self.text[self.position + len(text):]
              self.position += len(text)
              return len(text)

          def getvalue(self):
              return self.text

          def read(self, size=-1):
              end = len(self.text) if size is None or size < 0 else self.position + size
              text = self.text[self.position:end]
              self.position += len(text)
              return text

          def readline(self):
              end = self.text.find('\\n', self.position)
              return self.read() if end < 0 else self.read(end + 1 - self.position)

          def __iter__(self):
              return iter(self.readline, '')

          def seek(self, position, whence=0):
              self.position = position
              return position

          def tell(self):
              return self.position

          def flush(self):
              pass

          def close(self):
              pass

          def __enter__(self):
              return self

          def __exit__(self, *details):
              pass
      """)
}
