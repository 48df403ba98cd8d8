import Testing

@testable import OneStop
