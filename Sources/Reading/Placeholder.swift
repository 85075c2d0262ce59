// The first file of Reading.
