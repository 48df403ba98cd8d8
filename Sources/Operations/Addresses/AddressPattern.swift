import Markup
import OneStop
import Words

/// One fixed address, or the addresses of a kind of things: what a route is registered with.
package protocol AddressTemplate {
  /// The path, with a name in braces in the place of each value.
  var pattern: String { get }
}

extension Address: AddressTemplate {
  package var pattern: String { description }
}

/// The addresses of a kind of things, distinguished by one value: `/tra-cuu/{code}`.
@usableFromInline
package struct AddressPattern<Part: AddressPart>: AddressTemplate, Sendable {
  package let pattern: String
  /// The part before the value.
  @usableFromInline package let beginning: String
  @usableFromInline let end: String

  /// - Parameter pattern: in the router's notation, with one name in braces.
  init(_ pattern: String) {
    self.pattern = pattern
    let pieces = aroundNames(of: pattern)
    (beginning, end) = (pieces[0], pieces.dropFirst().joined())
  }

  /// Whether an address begins with that part.
  package func includes(_ address: Address) -> Bool { address.description.hasPrefix(beginning) }

  /// The address for a value.
  @inlinable
  package func callAsFunction(_ part: Part) -> Address {
    Address(
      known: end.isEmpty ? beginning + part.addressPart : String(joining: [beginning, part.addressPart, end]),
      isPlain: false)
  }
}

extension HTML.StringInterpolation {
  /// The address for a value, written straight into the markup: each row of a list has one.
  @inlinable
  package mutating func appendInterpolation<Part>(_ pattern: AddressPattern<Part>, _ part: Part) {
    html.append(markup: pattern.beginning)
    html.append(text: part.addressPart)
    html.append(markup: pattern.end)
  }
}

/// The same, distinguished by several values.
package struct LongAddressPattern<each Part: AddressPart>: AddressTemplate, Sendable {
  package let pattern: String
  private let pieces: [String]

  /// - Parameter pattern: with a name in braces for each type of value.
  init(_ pattern: String) {
    self.pattern = pattern
    pieces = aroundNames(of: pattern)
  }

  package func callAsFunction(_ parts: repeat each Part) -> Address {
    var texts = [pieces[0]]
    for part in repeat each parts {
      texts.append(part.addressPart)
      texts.append(pieces[texts.count / 2])
    }
    return Address(known: String(joining: texts), isPlain: false)
  }
}

/// The parts of a pattern before, between and after its names.
private func aroundNames(of pattern: String) -> [String] {
  pattern.split(separator: "{", omittingEmptySubsequences: false).enumerated().map { place, piece in
    place == 0 ? String(piece) : String(piece[piece.index(after: piece.firstIndex(of: "}") ?? piece.startIndex)...])
  }
}

/// A value that can be a segment of an address.
@usableFromInline
package protocol AddressPart: Sendable {
  /// The text, percent-encoded where necessary.
  var addressPart: String { get }
}

extension AddressPart where Self: CustomStringConvertible {
  @usableFromInline package var addressPart: String { description }
}

// None of these has a byte that would have to be encoded.
extension DossierCode: AddressPart {}
extension ProcedureCode: AddressPart {}
extension AgencyCode: AddressPart {}
extension ISOWeek: AddressPart {}
extension DraftKey: AddressPart {}
extension Int: AddressPart {}

extension String: AddressPart {
  @usableFromInline package var addressPart: String { percentEncoded(self) }
}

extension Language: AddressPart {
  @usableFromInline package var addressPart: String { rawValue }
}

extension HelpReader: AddressPart {
  @usableFromInline package var addressPart: String { rawValue }
}

extension PrintedForm: AddressPart {
  @usableFromInline package var addressPart: String { rawValue }
}
