x = "a"
while True: x = f"{x}{x}"
# error: the chapter needs more than 24 MiB of memory
