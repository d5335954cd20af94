import Testing

@testable import Exchange

@Suite struct VersionTests {
  @Test(
    "git 2.30 and later will do",
    arguments: [
      ("git version 2.39.5", true), ("git version 2.30.0", true), ("git version 3.0", true),
      ("git version 2.29.9", false), ("git version 1.8.3.1", false), ("git version", false),
      ("git version 2.43.0 (Apple Git-1)", true),
    ])
  func versions(text: String, isEnough: Bool) {
    #expect(Git.isNewEnough(text) == isEnough)
  }
}
