/// The way in for staff.
struct SignInPage {
  let form: Form
  let csrfField: HTML
  /// Whether another page sent its reader here.
  var isSentHere: Bool

  private var words: AccountWords { form.words.accounts }

  var title: HTML { form.title(words.title.html) }

  var content: HTML {
    let login = FieldLook(autocomplete: "username", inputMode: "text", enterKey: "next", maxLength: 40)
    let password = FieldLook(type: "password", autocomplete: "current-password", enterKey: "go")
    let notice: HTML = isSentHere && !form.isWrong ? "<p class=\"notice\">\(words.needed)</p>" : .empty
    return """
      <h1>\(words.title)</h1>\(form.errorSummary)\(notice)<p>\(words.introduction)</p>\
      <form method="post" action="/can-bo/dang-nhap">\(csrfField)\
      <input type="hidden" name="ve" value="\(form.values["ve"])">\(form.input("ten", words.login, login))\
      \(form.input("mat_khau", words.password, password))\
      <p class="actions"><button class="button" type="submit">\(words.button)</button></p></form>\
      <p class="soft">\(words.forgotten)</p>
      """
  }
}
