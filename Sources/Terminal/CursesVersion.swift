internal import CNcurses

/// The version of ncurses, such as `ncurses 6.4.20221231`.
public var cursesVersion: String { String(cString: curses_version()) }
