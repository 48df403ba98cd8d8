import Encodings

/// A text as one part of an address (RFC 3986 section 2): all but letters, digits and `-._~/` as `%XX`.
package func percentEncoded(_ text: String) -> String { PercentEncoding.text(text, keepsSlashes: true) }

package func percentEncoded(_ text: Substring) -> String { percentEncoded(String(text)) }
