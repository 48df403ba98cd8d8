import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

extension WorklistSort {
  var order: WorklistOrder {
    switch self {
    case .due: .due
    case .received: .received
    case .code: .code
    case .applicant: .applicant
    }
  }
}

/// The reader's choices for a list, from its address; an invalid one is ignored.
struct WorklistQuestion {
  enum Field {
    static let tab = Address.listField
    /// A page by its number, from 1, rather than next to a known row.
    static let page = "trang"
    static let procedure = "thu-tuc"
    static let holder = "nguoi"
    static let channel = "kenh"
    static let sort = "xep"
    static let rows = "dong"
    /// Whether every row is ticked.
    static let ticked = "chon"
  }

  /// The value that means nobody; no login can be the same.
  static let nobody = "-"

  var filter: WorklistFilter
  var sort: WorklistSort?
  /// Whose list it is, as in `AgencyScope`.
  let agency: String
  /// How many rows a page has: one of `rowCounts`.
  var rows: Int

  static let rowCounts = [50, 200, BulkOrder.limit]
  static let everyRow = "tat-ca"

  init(_ query: FormContent) {
    let holder = query[Field.holder]
    filter = WorklistFilter(
      procedure: ProcedureCode(typed: query[Field.procedure]),
      holder: holder.isEmpty ? nil : holder == WorklistQuestion.nobody ? .nobody : .login(holder),
      channel: Channel(formValue: query[Field.channel]))
    sort = WorklistSort(rawValue: query[Field.sort])
    agency = query[AgencyScope.field]
    let rows = Int(typed: query[Field.rows], in: 1...BulkOrder.limit)
    self.rows = WorklistQuestion.rowCounts.first { $0 == rows } ?? WorklistQuestion.rowCounts[0]
  }

  /// Whether it is the plain list of an agency, without any choice.
  var isPlain: Bool { fields.isEmpty }

  /// The list of the same agency without choices.
  var plain: WorklistQuestion {
    var question = self
    question.filter = WorklistFilter()
    question.sort = nil
    return question
  }

  var hasMoreRows: Bool { rows != WorklistQuestion.rowCounts[0] }

  /// The choices by field.
  var fields: [(name: String, value: String)] {
    let holder: String? =
      switch filter.holder {
      case .login(let login): login
      case .nobody: WorklistQuestion.nobody
      case nil: nil
      }
    let all = [
      (Field.procedure, filter.procedure?.description), (Field.holder, holder),
      (Field.channel, filter.channel?.formValue), (Field.sort, sort?.rawValue),
    ]
    return all.compactMap { name, value in value.map { (name: name, value: $0) } }
  }

  /// The address of the whole list as a file.
  func fileAddress(_ tab: WorklistTab) -> Address {
    var question = self
    question.rows = WorklistQuestion.rowCounts[0]
    return question.address(tab, of: .worklistFile)
  }

  /// The address of a page of a list, with the same choices.
  func address(_ tab: WorklistTab, place: ListPlace? = nil, isTicked: Bool = false) -> Address {
    address(tab, of: .worklist).with(place).with(Field.ticked, isTicked ? WorklistQuestion.everyRow : "")
  }

  private func address(_ tab: WorklistTab, of list: Address) -> Address {
    list.with(Field.tab, tab.rawValue).with(AgencyScope.field, agency).with(fields)
      .with(Field.rows, hasMoreRows ? "\(rows)" : "")
  }
}
