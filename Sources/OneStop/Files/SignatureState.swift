/// What was found of the signatures in a file, as of the moment when it came in.
package enum SignatureState: String, Hashable, Sendable, CaseIterable {
  /// Each holds, is by somebody whose issuer is trusted, and nothing was added behind the last.
  case valid
  /// Each holds, but who issued a certificate is not known here.
  case unknownIssuer = "unknown_issuer"
  /// What is there now is not what was signed.
  case changed
  case unsigned
  /// It may have one; the program that would say is not installed, or did not say.
  case unchecked
}

/// The signatures in a file, taken together.
package struct FileSignature: Hashable, Sendable {
  package var state: SignatureState
  /// The names in the certificates, the first signer first; of what is not proved, they are claims.
  package var signers: [String]

  package init(_ state: SignatureState, signers: [String] = []) { (self.state, self.signers) = (state, signers) }
}
