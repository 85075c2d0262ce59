// The first file of Typesetting.
