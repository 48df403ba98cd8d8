import Testing

/// Raw bytes, and the answer that the standard demands.
struct Case: Sendable, CustomTestStringConvertible {
  let rule: String
  let bytes: String
  let status: Int
  var closes = true

  init(_ rule: String, _ bytes: String, _ status: Int, closes: Bool = true) {
    self.rule = rule
    self.bytes = bytes
    self.status = status
    self.closes = closes
  }

  var testDescription: String { rule }
}

/// The clauses of RFC 9110 and RFC 9112, for a server over a socket and for a connection's state alone.
enum ConformanceTable {
  static let refused: [Case] = [
    Case("9112 2.2: a bare LF ends no line", "GET / HTTP/1.1\nHost: a\n\n", 400),
    Case("9112 2.2: a bare LF ends no field", "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", 400),
    Case("9112 2.2: a bare LF ends no head", "GET / HTTP/1.1\r\nHost: a\r\n\n", 400),
    Case("9112 2.2: a bare LF ends no request line", "GET / HTTP/1.1 \nHost: a\r\n\r\n", 400),
    Case("9112 2.2: a bare LF ends no field of two letters", "GET / HTTP/1.1\r\nHost: a\r\nX: bc\n\r\n", 400),
    Case("9112 2.2: CR CR LF", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\r\n\r\n", 400),
    Case("9112 2.2: a bare CR in a field", "GET / HTTP/1.1\r\nHost: a\r\nX: b\rc\r\n\r\n", 400),
    Case("9112 2.2: a bare CR in the request line", "GET /\r HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9112 2.2: whitespace before the first field", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400),
    Case("9112 2.2: more than one empty line in front", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9112 3: two spaces in the request line", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9112 3: a space behind the version", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 400),
    Case("9112 3: no version", "GET /\r\nHost: a\r\n\r\n", 400),
    Case("9112 3: no method", " / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9112 3: a tab as separator", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9112 3: a form feed as separator", "GET\u{C}/ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9112 3.1: a method that is no token", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9110 9.1: methods are case-sensitive", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 501, closes: false),
    Case("9110 9.1: connect is no CONNECT", "connect / HTTP/1.1\r\nHost: a\r\n\r\n", 501, closes: false),
    Case("9110 15.6.2: an unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501, closes: false),
    Case("9110 9.3.8: TRACE is not served", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 501, closes: false),
    Case("9110 9.3.6: CONNECT is not served", "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n", 501),
    Case("9112 3.2: a target that is no path", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9112 3.2.4: * without OPTIONS", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9112 3.2.4: more than *", "OPTIONS *a HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9112 3.2.2: another scheme", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9110 4.2.4: user information in the target", "GET http://u@a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9110 4.2.1: a target without a host", "GET http:// HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("3986: a raw letter beyond ASCII in the target", "GET /ồ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("3986: a fragment in the target", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("3986 2.1: half an escape in the path", "GET /%4 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("3986 2.1: no hexadecimal digits in the query", "GET /?a=%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("a path that is not UTF-8", "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("an overlong UTF-8 slash", "GET /%c0%af HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("NUL in the path", "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("a query that is not UTF-8", "GET /?a=%ff HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9112 2.3: HTTP/2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
    Case("9113 3.4: the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    Case("9112 2.3: HTTP/0.9 by name", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", 505),
    Case("9112 2.3: the name is case-sensitive", "GET / http/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9112 2.3: one digit each", "GET / HTTP/1.10\r\nHost: a\r\n\r\n", 400),
    Case("9112 2.3: another name", "GET / HTTQ/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9112 2.3: another first letter", "GET / XTTP/1.1\r\nHost: a\r\n\r\n", 400),
    Case("9112 2.3: no slash", "GET / HTTP-1.1\r\nHost: a\r\n\r\n", 400),
    Case("9112 2.3: no period", "GET / HTTP/1,1\r\nHost: a\r\n\r\n", 400),
    Case("9112 2.3: letters for digits", "GET / HTTP/x.1\r\nHost: a\r\n\r\n", 400),
    Case("9112 2.3: a letter for the last digit", "GET / HTTP/1.x\r\nHost: a\r\n\r\n", 400),
    Case("9112 3.2: no Host", "GET / HTTP/1.1\r\n\r\n", 400),
    Case("9112 3.2: two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
    Case("9112 3.2: two Hosts that differ", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
    Case("9112 3.2: an invalid Host", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
    Case("9112 3.2: a Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400),
    Case("9112 3.2: a Host with user information", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400),
    Case("9112 3.2: a Host with a bad port", "GET / HTTP/1.1\r\nHost: a:99999\r\n\r\n", 400),
    Case("9112 3.2: a Host with a port of letters", "GET / HTTP/1.1\r\nHost: a:x\r\n\r\n", 400),
    Case("9112 3.2: a port one too high", "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n", 400),
    Case(
      "9112 3.2: a port beyond any integer", "GET / HTTP/1.1\r\nHost: a:\(String(repeating: "9", count: 30))\r\n\r\n",
      400),
    Case("9110 4.2.1: a port without a host", "GET / HTTP/1.1\r\nHost: :80\r\n\r\n", 400),
    Case("3986 3.2.2: a Host with half an escape", "GET / HTTP/1.1\r\nHost: a%4\r\n\r\n", 400),
    Case("3986 2.1: an escape that begins with no digit", "GET / HTTP/1.1\r\nHost: a%g1\r\n\r\n", 400),
    Case("3986 2.1: an escape that ends with no digit", "GET / HTTP/1.1\r\nHost: a%1g\r\n\r\n", 400),
    Case("3986 3.2.2: digits behind the bracket", "GET / HTTP/1.1\r\nHost: [::1]80\r\n\r\n", 400),
    Case("9112 3.2: a Host whose bracket stays open", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", 400),
    Case("9112 3.2: a Host with brackets around no address", "GET / HTTP/1.1\r\nHost: [:.:]\r\n\r\n", 400),
    Case("3986 3.2.2: an address of nine groups", "GET / HTTP/1.1\r\nHost: [1:2:3:4:5:6:7:8:9]\r\n\r\n", 400),
    Case("3986 3.2.2: an address with a zone", "GET / HTTP/1.1\r\nHost: [fe80::1%25lo]\r\n\r\n", 400),
    Case("9110 4.2.1: an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400),
    Case("9112 5.1: whitespace before the colon", "GET / HTTP/1.1\r\nHost: a\r\nX : b\r\n\r\n", 400),
    Case("9112 5.1: a tab before the colon", "GET / HTTP/1.1\r\nHost: a\r\nX\t: b\r\n\r\n", 400),
    Case("9112 5.1: a field without a colon", "GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n", 400),
    Case("9112 5.1: a field without a name", "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", 400),
    Case("9110 5.1: a name that is no token", "GET / HTTP/1.1\r\nHost: a\r\nX@: b\r\n\r\n", 400),
    Case("9110 5.1: NUL in a name", "GET / HTTP/1.1\r\nHost: a\r\nX\0: b\r\n\r\n", 400),
    Case("9112 5.2: obs-fold", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", 400),
    Case("9112 5.2: a line of one space", "GET / HTTP/1.1\r\nHost: a\r\n \r\n\r\n", 400),
    Case("9110 5.5: NUL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b\0c\r\n\r\n", 400),
    Case("9110 5.5: a control in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b\u{1}c\r\n\r\n", 400),
    Case("9110 5.5: DEL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b\u{7F}c\r\n\r\n", 400),
    Case("9110 8.6: a sign in Content-Length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\na", 400),
    Case("9110 8.6: a negative Content-Length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\na", 400),
    Case("9110 8.6: hexadecimal Content-Length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n\r\na", 400),
    Case("9110 8.6: an empty Content-Length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n", 400),
    Case("9110 8.6: two numbers in Content-Length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1 1\r\n\r\na", 400),
    Case("9110 8.6: NUL behind the number", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\0\r\n\r\na", 400),
    Case(
      "9110 8.6: a vertical tab before the number", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \u{B}1\r\n\r\na", 400
    ),
    Case("9112 6.3: a list in Content-Length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\na", 400),
    Case(
      "9112 6.3: two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
    Case(
      "9112 6.3: the same length twice",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na",
      400),
    Case(
      "9110 5.5: a vertical tab before the coding",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \u{B}chunked\r\n\r\n0\r\n\r\n", 400),
    Case("9112 7.1: digits of a size without end", chunked(String(repeating: "0", count: 5000) + "3\r\nabc\r\n"), 400),
    Case("9112 7.1.2: a bare LF in the trailers", chunked("0\r\nX: b\n\r\n"), 400),
    Case(
      "9110 8.6: a length beyond any integer",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", 413),
    Case(
      "9110 8.6: a length that overflows to 1",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551617\r\n\r\na", 413),
    Case(
      "9110 8.6: a length that the last digit takes beyond any integer",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9223372036854775808\r\n\r\na", 413),
    Case(
      "9112 6.1: length and coding",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    Case(
      "9112 6.1: coding and length",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400),
    Case(
      "9112 6.1: a coding in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400
    ),
    Case(
      "9112 6.1: an unknown coding", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      501),
    Case(
      "9112 6.3: chunked is not last",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n", 400),
    Case(
      "9112 7.1: chunked twice",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    Case("9112 6.3: no coding in the list", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: ,\r\n\r\n0\r\n\r\n", 400),
    Case("9112 6.3: a field without a coding", coded(""), 400),
    Case("9112 6.3: an empty coding before chunked", coded(", chunked"), 400),
    Case("9112 6.3: an empty coding behind chunked", coded("chunked,"), 400),
    Case("9112 6.3: an empty field, then chunked", coded("\r\nTransfer-Encoding: chunked"), 400),
    Case("9112 6.3: chunked, then an empty field", coded("chunked\r\nTransfer-Encoding:"), 400),
    Case("9112 6.3: identity", coded("identity"), 400),
    Case("9112 6.3: chunked in quotation marks", coded("\"chunked\""), 400),
    Case("9112 7: a parameter of chunked", coded("chunked;a=b"), 400),
    Case(
      "9112 6.3: a coding that only looks like it",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400),
    Case("9112 7.1: a chunk without a size", chunked("\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1: a size with 0x", chunked("0x3\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1: a signed size", chunked("+3\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1: a size with an underscore", chunked("0_3\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1: a blank before the size", chunked(" 3\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1: a blank behind the size", chunked("3 \r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1: a size that overflows to 3", chunked("10000000000000003\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1: a size beyond any integer", chunked("fffffffffffffffff\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1: a size that overflows to less than nothing", chunked("ffffffffffffffff\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1: no size for the end", chunked("\r\n\r\n"), 400),
    Case("9112 7.1: CR and a letter behind the size", chunked("3\rXabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1: a letter and LF behind the data", chunked("3\r\nabcX\n0\r\n\r\n"), 400),
    Case("9112 7.1: CR and a letter behind the data", chunked("3\r\nabc\rX0\r\n\r\n"), 400),
    Case("9112 7.1: a bare LF behind the size", chunked("3\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1: a bare CR behind the size", chunked("3\rabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1: a bare LF behind the data", chunked("3\r\nabc\n0\r\n\r\n"), 400),
    Case("9112 7.1: a bare LF at the end", chunked("3\r\nabc\r\n0\r\n\n"), 400),
    Case("9112 7.1: data longer than its size", chunked("3\r\nabcd\r\n0\r\n\r\n"), 400),
    Case("9112 7.1: a blank and no extension behind the size", chunked("3 x\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: an extension without a name", chunked("3;\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: an extension without a value", chunked("3;a=\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: a quoted value without its end", chunked("3;a=\"b\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: a bare CR in an extension", chunked("3;a\rb\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: a bare LF behind an extension", chunked("3;a\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: a blank between names", chunked("3;a b\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: white space behind an extension", chunked("3;a=b \r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: a control in an extension", chunked("3;a=\u{1}\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: white space behind a name", chunked("3;a \r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: a value without a name", chunked("3;=b\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: a quotation mark in a token", chunked("3;a=b\"c\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: two values", chunked("3;a=b=c\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: two values, a blank between", chunked("3;a=b =c\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: a name behind a value", chunked("3;a=b c\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: a token behind a quoted value", chunked("3;a=\"b\"c\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1.1: a quoted value that ends with a backslash", chunked("3;a=\"b\\\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9110 5.6.4: an escaped control", chunked("3;a=\"\\\u{1}\"\r\nabc\r\n0\r\n\r\n"), 400),
    Case(
      "9112 7.1.1: extensions without end",
      chunked("3;" + String(repeating: "a", count: 5000) + "\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1: blanks without end behind a size", chunked("3" + blanks(4096) + ";a\r\nabc\r\n0\r\n\r\n"), 400),
    Case("9112 7.1: blanks without end, and nothing else yet", chunked("3" + blanks(4097)), 400),
    Case("9112 7.1.1: a byte too many of an extension", chunked(extended(4097)), 400),
    Case(
      "9112 7.1: blanks behind many sizes, together without end",
      chunked(String(repeating: "1\(blanks(40));a\r\nx\r\n", count: 98) + "0\r\n\r\n"), 400),
    Case("9112 7.1.2: a malformed trailer", chunked("0\r\nX : b\r\n\r\n"), 400),
    Case("9112 7.1.2: a byte too many of trailers", chunked(trailed(32 * 1024 + 1)), 431),
    Case("9112 7.1.2: a folded trailer", chunked("0\r\nX: b\r\n c\r\n\r\n"), 400),
    Case(
      "9112 7.1.2: trailers without end", chunked("0\r\n" + String(repeating: "X: b\r\n", count: 6000) + "\r\n"), 431),
    Case(
      "9110 10.1.1: an unknown expectation", "POST / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\nContent-Length: 1\r\n\r\na",
      417),
    Case("this is TLS", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{7C}\u{3}\u{3}", 400),
  ]

  static let served: [Case] = [
    Case("9112 2.2: one empty line in front", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 200, closes: false),
    Case("9110 5.5: obs-text in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: ồ\r\n\r\n", 200, closes: false),
    Case("9110 5.5: an empty value", "GET / HTTP/1.1\r\nHost: a\r\nX:\r\n\r\n", 200, closes: false),
    Case("9112 5.1: blanks around a value", "GET / HTTP/1.1\r\nHost: \t a \t\r\n\r\n", 200, closes: false),
    Case("9110 5.1: names have no case", "GET / HTTP/1.1\r\nhOST: a\r\n\r\n", 200, closes: false),
    Case("9112 3.2: Host with a port", "GET / HTTP/1.1\r\nHost: a:80\r\n\r\n", 200, closes: false),
    Case("9112 3.2: Host with an IPv6 address", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", 200, closes: false),
    Case("3986 3.2.2: IPv4 within IPv6", "GET / HTTP/1.1\r\nHost: [::ffff:127.0.0.1]\r\n\r\n", 200, closes: false),
    Case("9112 2.3: HTTP/1.2 is taken as 1.1", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 200, closes: false),
    Case("9112 9.3: HTTP/1.0 closes", "GET / HTTP/1.0\r\n\r\n", 200),
    Case(
      "9112 9.6: HTTP/1.0 with keep-alive and close", "GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n", 200),
    Case("9112 9.3: HTTP/1.0 with keep-alive", "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", 200, closes: false),
    Case("9112 9.6: close among other options", "GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n", 200),
    Case("9112 3.2.2: absolute-form", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", 200, closes: false),
    Case("9112 3.2.2: absolute-form without a path", "GET http://b HTTP/1.1\r\nHost: a\r\n\r\n", 200, closes: false),
    Case("9112 3.2.4: OPTIONS of a host alone", "OPTIONS http://b HTTP/1.1\r\nHost: a\r\n\r\n", 204, closes: false),
    Case("9112 3.2.4: OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 204, closes: false),
    Case(
      "9110 5.5: a tab behind the number", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\t\r\n\r\na", 200,
      closes: false),
    Case(
      "9110 8.6: zeros before the number", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 01\r\n\r\na", 200,
      closes: false),
    Case("9112 7.1.2: a length as a trailer", chunked("0\r\nContent-Length: 9\r\n\r\n"), 200, closes: false),
    Case(
      "9110 10.1.1: HTTP/1.0 has no expectations",
      "POST / HTTP/1.0\r\nExpect: tea\r\nContent-Length: 1\r\nConnection: keep-alive\r\n\r\na", 200, closes: false),
    Case(
      "9112 7: chunked has no case", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n", 200,
      closes: false),
    Case(
      "9112 7.1.1: every form of extension",
      chunked("3;a; b=c ;d = \"e;\\\"=\" ; f\r\nabc\r\n0\r\n\r\n"), 200, closes: false),
    Case("9112 7.1: many blanks", chunked("3" + blanks(4094) + ";a\r\nabc\r\n0\r\n\r\n"), 200, closes: false),
    Case("9112 7.1.1: a long extension", chunked(extended(4096)), 200, closes: false),
    Case("9112 7.1.2: many trailers", chunked(trailed(32 * 1024)), 200, closes: false),
    Case("9112 7.1: a size of fifteen digits", chunked("000000000000003\r\nabc\r\n0\r\n\r\n"), 200, closes: false),
    Case("9112 3.2: the highest port", "GET / HTTP/1.1\r\nHost: a:65535\r\n\r\n", 200, closes: false),
    Case("3986 3.2.2: an escape in the Host", "GET / HTTP/1.1\r\nHost: h%E1%BB%93\r\n\r\n", 200, closes: false),
    Case(
      "9112 7.1: extensions and trailers", chunked("3 ; a=\"b\"\r\nabc\r\n00;c\r\nX: y\r\n\r\n"), 200, closes: false),
  ]

  static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// A chunk whose extension has so many bytes, its semicolon included.
  static func extended(_ count: Int) -> String {
    "3;" + String(repeating: "a", count: count - 1) + "\r\nabc\r\n0\r\n\r\n"
  }

  /// A trailer section of so many bytes, its empty line included.
  static func trailed(_ count: Int) -> String { "0\r\nX: \(String(repeating: "y", count: count - 7))\r\n\r\n" }

  static func chunked(_ body: String) -> String { coded("chunked", body) }

  static func coded(_ codings: String, _ body: String = "0\r\n\r\n") -> String {
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \(codings)\r\n\r\n\(body)"
  }
}
