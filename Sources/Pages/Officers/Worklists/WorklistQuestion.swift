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

/// What the reader of a list chose, as its address has it; what is not a choice counts as none.
struct WorklistQuestion {
  enum Field {
    static let tab = "muc"
    /// From 1; a page that is reached by its number, and not from another one.
    static let page = "trang"
    static let procedure = "thu-tuc"
    static let holder = "nguoi"
    static let channel = "kenh"
    static let sort = "xep"
    static let rows = "dong"
    /// Whether every row is ticked.
    static let ticked = "chon"
  }

  /// What stands for nobody among the logins, which no login can be.
  static let nobody = "-"

  var filter: WorklistFilter
  var sort: WorklistSort?
  /// Whose list it is, as `AgencyScope` has it.
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

  /// Whether it asks for anything but a list of its agency as it is.
  var isPlain: Bool { fields.isEmpty }

  /// The same agency's list without a choice.
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

  /// Where the whole list is a file.
  func fileAddress(_ tab: WorklistTab) -> Address {
    var question = self
    question.rows = WorklistQuestion.rowCounts[0]
    return question.address(tab, of: .worklistFile)
  }

  /// Where a page of a list stands, with the same choices.
  func address(_ tab: WorklistTab, place: ListPlace? = nil, isTicked: Bool = false) -> Address {
    address(tab, of: .worklist).with(place).with(Field.ticked, isTicked ? WorklistQuestion.everyRow : "")
  }

  private func address(_ tab: WorklistTab, of list: Address) -> Address {
    list.with(Field.tab, tab.rawValue).with(AgencyScope.field, agency).with(fields)
      .with(Field.rows, hasMoreRows ? "\(rows)" : "")
  }
}
