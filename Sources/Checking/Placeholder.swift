// The first file of Checking.
