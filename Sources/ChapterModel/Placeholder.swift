// The first file of ChapterModel.
