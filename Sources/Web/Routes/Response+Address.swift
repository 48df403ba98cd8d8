import HTTPServer
import Operations

extension Response {
  package static func redirect(to address: Address) -> Response { .redirect(to: address.description) }
}
