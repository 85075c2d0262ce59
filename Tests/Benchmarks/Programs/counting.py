# Counting words with a dictionary, at the top level.
text = "the quick brown fox jumps over the lazy dog and the cat " * 2500
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
letters = {}
for letter in text:
    if letter in letters:
        letters[letter] += 1
    else:
        letters[letter] = 1
print(sorted(counts.items()), len(letters))
