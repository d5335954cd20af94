extension String {
  /// The text as a word of the shell: quoted where the shell would read it otherwise.
  var shellQuoted: String {
    let isPlain = unicodeScalars.allSatisfy { scalar in
      !scalar.isASCII || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "/._-+,:@%=".unicodeScalars.contains(scalar)
    }
    return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}
