// The first file of Markdown.
