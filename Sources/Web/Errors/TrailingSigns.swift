import Markup
import OneStop

extension String {
  /// The path without slashes and punctuation at its end, which belong to the text around a pasted address.
  var withoutTrailingSigns: String {
    let signs: Set<Unicode.Scalar> = [
      "/", ".", ",", ";", ":", "!", "?", ")", "]", "}", ">", "\"", "'", "*", "…", "”", "’", "»", "。", "，", " ",
      "\u{A0}",
      "\u{200B}", "\u{FEFF}",
    ]
    let end = unicodeScalars.lastIndex { !signs.contains($0) }.map(unicodeScalars.index(after:))
    return String(unicodeScalars[..<(end ?? startIndex)])
  }
}

/// The path, with every byte escaped that a path cannot hold as it is (RFC 3986 section 3.3).
package func percentEncoded(path: String) -> String {
  path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    .map { percentEncoded(String(Substring($0))) }.joined(separator: "/")
}
