/// How far a write-ahead log may grow, in pages of 4 KiB.
package struct LogLimits: Sendable {
  package var stride: Int
  package var limit: Int
  package var patience: Int

  package init(stride: Int = 16_384, limit: Int = 32_768, patience: Int = 131_072) {
    self.stride = stride
    self.limit = limit
    self.patience = patience
  }
}
