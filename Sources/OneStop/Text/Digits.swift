/// Whether the byte is an ASCII digit.
package func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
