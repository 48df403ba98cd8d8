import OneStopStore
import Operations

extension Visit {
  /// The place in the visit's query, of a list that hides some of its rows from its reader.
  package func hiddenPlace(in list: Address) -> ListPlace? {
    ListPlace { name in state.secrets.place(query[name], in: list.description) ?? "" }
  }

  /// The same list, read from that place, which the address does not tell: what lies between two of them would say how
  /// many rows are hidden.
  package func address(_ address: Address, hiding place: ListPlace?, in list: Address) throws -> Address {
    guard let field = place?.field else { return address }
    return address.with(field.name, try state.secrets.hiding(field.value, in: list.description))
  }
}
