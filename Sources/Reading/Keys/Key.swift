/// A key as a reader presses it.
public enum Key: Hashable, Sendable {
  case character(Character)
  case control(Character)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  /// Text that was pasted as a whole: data, never commands.
  case paste(String)
}
