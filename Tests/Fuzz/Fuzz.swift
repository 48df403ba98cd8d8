import Glibc

/// A part of the server and whatever a fuzzer makes up: libFuzzer calls this again and again
/// (llvm.org/docs/LibFuzzer.html). The environment's `MOTCUA_FUZZ` says which part.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  check(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

private let check: @Sendable ([UInt8]) -> Void =
  switch getenv("MOTCUA_FUZZ").map({ String(cString: $0) }) {
  case "head": { HeadCheck.run($0) }
  case "multipart": { MultipartCheck.run($0) }
  case "form": { FormCheck.run($0) }
  case "time": { TimeCheck.run($0) }
  case "passkey": { PasskeyCheck.run($0) }
  default: fatalError("MOTCUA_FUZZ is head, multipart, form, time or passkey.")
  }

/// The name that the package manager gives to a program's `main`; libFuzzer's own is passed over.
@_cdecl("Fuzz_main")
public func main(_ count: Int32, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
  var (count, arguments) = (count, arguments)
  return drive(&count, &arguments, testOneInput)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func drive(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
