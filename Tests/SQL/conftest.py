def pytest_addoption(parser):
    parser.addoption("--sql-texts", help="the file of MOTCUA_SQL_TEXTS", required=True)
