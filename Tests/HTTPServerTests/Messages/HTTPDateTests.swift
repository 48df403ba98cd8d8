import Testing

@testable import HTTPServer

@Suite("Dates (RFC 9110 section 5.6.7)")
struct HTTPDateTests {
  private static let now = 1_796_000_000  // November 2026

  @Test(
    "IMF-fixdate is written and read",
    arguments: [
      (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
      (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (1_704_067_199, "Sun, 31 Dec 2023 23:59:59 GMT"),
      (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    ])
  func fixed(_ seconds: Int, _ text: String) {
    #expect(HTTPDate.text(seconds) == text)
    #expect(HTTPDate.seconds(text, now: Self.now) == seconds)
  }

  @Test(
    "The two older forms are read, a two-digit year as at most 50 years ahead",
    arguments: [
      ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777), ("Sun Nov  6 08:49:37 1994", 784_111_777),
      ("Wed Nov 16 08:49:37 1994", 784_975_777), ("Sat Dec 31 23:59:60 2016", 1_483_228_799),
      ("Tuesday, 29-Feb-00 00:00:00 GMT", 951_782_400),
      ("Wednesday, 01-Jan-76 00:00:00 GMT", 3_345_062_400), ("Saturday, 01-Jan-77 00:00:00 GMT", 220_924_800),
    ])
  func older(_ text: String, _ seconds: Int) {
    #expect(HTTPDate.seconds(text, now: Self.now) == seconds)
  }

  @Test(
    "Other texts are not dates",
    arguments: [
      "", "0", "-1", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 6 Nov 1994 08:49:37 GMT",
      "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:60:37 GMT",
      "Sun, 30 Feb 2020 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1969 08:49:37 GMT",
      "Sun, 06 Nov 1994 08:49:61 GMT", "Sun Nov 9999999999 08:49:37 1994",
      "Sun, 06 Nov +994 08:49:37 GMT", "Sunday, 06-Nov-1994 08:49:37 GMT", "Sun Nov  6 08:49 1994",
    ])
  func none(_ text: String) {
    #expect(HTTPDate.seconds(text, now: Self.now) == nil)
  }
}
