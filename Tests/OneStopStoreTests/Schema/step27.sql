PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1836020835;
PRAGMA user_version = 27;
BEGIN TRANSACTION;
CREATE TABLE accounts (
  login TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  agency TEXT NOT NULL,
  password TEXT NOT NULL,
  is_disabled INTEGER NOT NULL
, email TEXT, phone TEXT) STRICT, WITHOUT ROWID;
INSERT INTO "accounts" VALUES('cnvpdkdd-so-37.chuyenvien','Quách Minh Hải','officer','000.87.34.H29','!',0,NULL,NULL);
INSERT INTO "accounts" VALUES('cnvpdkdd-so-37.tiepnhan','Đoàn Ngọc Thịnh','clerk','000.87.34.H29','!',0,NULL,NULL);
INSERT INTO "accounts" VALUES('phuong-phu-thuan.chuyenvien','Đinh Thị Tuấn','officer','000.44.72.H29','!',0,NULL,NULL);
INSERT INTO "accounts" VALUES('phuong-phu-thuan.tiepnhan','Trần Văn Khánh','clerk','000.44.72.H29','!',0,NULL,NULL);
INSERT INTO "accounts" VALUES('phuong-tan-binh.chuyenvien','Lê Bảo Linh','officer','000.01.72.H29','!',0,NULL,NULL);
INSERT INTO "accounts" VALUES('phuong-tan-binh.tiepnhan','Phạm Kim Tâm','clerk','000.01.72.H29','!',0,NULL,NULL);
INSERT INTO "accounts" VALUES('quantri','Lý Kim Phượng','admin','000.00.00.H29','!',0,NULL,NULL);
INSERT INTO "accounts" VALUES('so-noi-vu.chuyenvien','Hoàng Hoàng Dũng','officer','000.00.09.H29','!',0,NULL,NULL);
INSERT INTO "accounts" VALUES('so-noi-vu.lanhdao','Nguyễn Minh Trung','leader','000.00.09.H29','!',0,NULL,NULL);
INSERT INTO "accounts" VALUES('so-noi-vu.tiepnhan','Lý Quốc Nhi','clerk','000.00.09.H29','!',0,NULL,NULL);
INSERT INTO "accounts" VALUES('so-nong-nghiep-va-moi-truong.chuyenvien','Trần Thanh Hòa','officer','000.00.93.H29','!',0,NULL,NULL);
CREATE TABLE bulk_items (
  login TEXT NOT NULL,
  number TEXT NOT NULL,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  version INTEGER,
  outcome TEXT,
  detail TEXT,
  PRIMARY KEY (login, number, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE bulk_orders (
  login TEXT NOT NULL,
  number TEXT NOT NULL,
  digest TEXT NOT NULL,
  action TEXT NOT NULL,
  officer TEXT,
  note TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (login, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE catalogue (
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  version INTEGER NOT NULL,
  position INTEGER NOT NULL,
  record TEXT NOT NULL,
  is_current INTEGER NOT NULL,
  imported_at INTEGER NOT NULL, digest INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (kind, code, version)
) STRICT, WITHOUT ROWID;
INSERT INTO "catalogue" VALUES('agency','000.00.00.H29',1,1,'{"code": "000.00.00.H29", "name_vi": "Ủy ban nhân dân Thành phố Hồ Chí Minh", "name_en": "Ho Chi Minh City People''s Committee", "short_vi": "UBND Thành phố", "kind": "unit", "address": "86 Lê Thánh Tôn, Phường Sài Gòn", "phone": "1022"}',1,1795909762988863,7790928098743073869);
INSERT INTO "catalogue" VALUES('agency','000.00.01.H29',1,2,'{"code": "000.00.01.H29", "name_vi": "Văn phòng Ủy ban nhân dân Thành phố", "name_en": "Office of the City People''s Committee", "kind": "unit", "parent": "000.00.00.H29", "code_certain": false}',1,1795909762988863,327165855279719129);
INSERT INTO "catalogue" VALUES('agency','000.00.09.H29',1,3,'{"code": "000.00.09.H29", "name_vi": "Sở Nội vụ", "name_en": "Department of Home Affairs", "kind": "department", "parent": "000.00.00.H29", "address": "86B Lê Thánh Tôn, Phường Sài Gòn", "address_certain": false, "receives_at": "000.00.96.H29"}',1,1795909762988863,-2969168980666314355);
INSERT INTO "catalogue" VALUES('agency','000.00.34.H29',1,28,'{"code": "000.00.34.H29", "name_vi": "Văn phòng Đăng ký đất đai Thành phố Hồ Chí Minh", "name_en": "City Land Registration Office", "kind": "unit", "parent": "000.00.93.H29", "code_certain": false, "address": "12 Phan Đăng Lưu, Phường Gia Định"}',1,1795909762988863,-2225323177626795548);
INSERT INTO "catalogue" VALUES('agency','000.00.93.H29',1,8,'{"code": "000.00.93.H29", "name_vi": "Sở Nông nghiệp và Môi trường", "name_en": "Department of Agriculture and Environment", "slug": "so-nong-nghiep-va-moi-truong", "kind": "department", "parent": "000.00.00.H29", "code_certain": false, "address": "63 Lý Tự Trọng, Phường Sài Gòn", "address_certain": false, "receives_at": "000.00.96.H29"}',1,1795909762988863,-1939604135187215505);
INSERT INTO "catalogue" VALUES('agency','000.00.96.H29',1,22,'{"code": "000.00.96.H29", "name_vi": "Trung tâm Phục vụ hành chính công Thành phố Hồ Chí Minh", "name_en": "Ho Chi Minh City Public Administrative Service Centre", "short_vi": "Trung tâm hành chính công Thành phố", "slug": "trung-tam-phuc-vu-hanh-chinh-cong", "kind": "unit", "parent": "000.00.01.H29", "code_certain": false, "address": "43 Nguyễn Văn Bá, Phường Thủ Đức", "phone": "1022"}',1,1795909762988863,7628761313914743173);
INSERT INTO "catalogue" VALUES('agency','000.01.72.H29',1,166,'{"code": "000.01.72.H29", "name_vi": "Ủy ban nhân dân Phường Tân Bình", "name_en": "People''s Committee of Tan Binh Ward", "short_vi": "Phường Tân Bình", "slug": "phuong-tan-binh", "kind": "ward", "parent": "000.00.00.H29", "code_certain": false, "unit_code": "27004", "former_area": "Quận Tân Bình", "address": "387A Trường Chinh, Phường Tân Bình"}',1,1795909762988863,-1939178777282048133);
INSERT INTO "catalogue" VALUES('agency','000.44.72.H29',1,209,'{"code": "000.44.72.H29", "name_vi": "Ủy ban nhân dân Phường Phú Thuận", "name_en": "People''s Committee of Phu Thuan Ward", "short_vi": "Phường Phú Thuận", "slug": "phuong-phu-thuan", "kind": "ward", "parent": "000.00.00.H29", "code_certain": false, "unit_code": "27484", "former_area": "Quận 7", "address": "1203 Huỳnh Tấn Phát, Phường Phú Thuận"}',1,1795909762988863,2500637112933740441);
INSERT INTO "catalogue" VALUES('agency','000.87.34.H29',1,65,'{"code": "000.87.34.H29", "name_vi": "Chi nhánh Văn phòng Đăng ký đất đai số 37", "name_en": "Land Registration Office branch No. 37", "short_vi": "Chi nhánh VPĐKĐĐ số 37", "slug": "cnvpdkdd-so-37", "kind": "land_branch", "parent": "000.00.34.H29", "code_certain": false}',1,1795909762988863,-4810962304667506303);
INSERT INTO "catalogue" VALUES('holidays','2026',1,11,'{
    "note": "1/1 and 2/9 swaps as announced; 24/11 follows Politburo Resolution 80-NQ/TW (Jan 2026), the implementing legal text was not seen",
    "off": [
      {"date": "2026-01-01", "name_vi": "Tết Dương lịch", "name_en": "New Year''s Day", "kind": "statutory"},
      {"date": "2026-01-02", "name_vi": "Nghỉ hoán đổi", "name_en": "Swapped day off (worked on another day)", "kind": "swap"},
      {"date": "2026-02-16", "name_vi": "Tết Âm lịch", "name_en": "Lunar New Year (Tet)", "kind": "statutory"},
      {"date": "2026-02-17", "name_vi": "Tết Âm lịch", "name_en": "Lunar New Year (Tet)", "kind": "statutory"},
      {"date": "2026-02-18", "name_vi": "Tết Âm lịch", "name_en": "Lunar New Year (Tet)", "kind": "statutory"},
      {"date": "2026-02-19", "name_vi": "Tết Âm lịch", "name_en": "Lunar New Year (Tet)", "kind": "statutory"},
      {"date": "2026-02-20", "name_vi": "Tết Âm lịch", "name_en": "Lunar New Year (Tet)", "kind": "statutory"},
      {"date": "2026-04-26", "name_vi": "Giỗ Tổ Hùng Vương", "name_en": "Hung Kings'' Commemoration Day", "kind": "statutory"},
      {"date": "2026-04-27", "name_vi": "Nghỉ bù", "name_en": "Compensatory day off", "kind": "compensatory"},
      {"date": "2026-04-30", "name_vi": "Ngày Chiến thắng (30/4)", "name_en": "Reunification Day", "kind": "statutory"},
      {"date": "2026-05-01", "name_vi": "Ngày Quốc tế lao động (1/5)", "name_en": "International Labour Day", "kind": "statutory"},
      {"date": "2026-08-31", "name_vi": "Nghỉ hoán đổi", "name_en": "Swapped day off (worked on another day)", "kind": "swap"},
      {"date": "2026-09-01", "name_vi": "Quốc khánh", "name_en": "National Day", "kind": "statutory"},
      {"date": "2026-09-02", "name_vi": "Quốc khánh", "name_en": "National Day", "kind": "statutory"},
      {"date": "2026-11-24", "name_vi": "Ngày Văn hóa Việt Nam (24/11)", "name_en": "Vietnam Culture Day", "kind": "statutory", "certain": false}
    ],
    "makeup": ["2026-01-10", "2026-08-22"]
  }',1,1795909762988863,3187151330843053569);
INSERT INTO "catalogue" VALUES('holidays','2027',1,12,'{
    "note": "statutory dates fixed by law; the choice of Tet days (1+4, 2+3) and of 1/9 or 3/9, plus any swap, awaits the official notice",
    "off": [
      {"date": "2027-01-01", "name_vi": "Tết Dương lịch", "name_en": "New Year''s Day", "kind": "statutory"},
      {"date": "2027-02-04", "name_vi": "Tết Âm lịch", "name_en": "Lunar New Year (Tet)", "kind": "statutory", "certain": false},
      {"date": "2027-02-05", "name_vi": "Tết Âm lịch", "name_en": "Lunar New Year (Tet)", "kind": "statutory"},
      {"date": "2027-02-06", "name_vi": "Tết Âm lịch", "name_en": "Lunar New Year (Tet)", "kind": "statutory"},
      {"date": "2027-02-07", "name_vi": "Tết Âm lịch", "name_en": "Lunar New Year (Tet)", "kind": "statutory"},
      {"date": "2027-02-08", "name_vi": "Tết Âm lịch", "name_en": "Lunar New Year (Tet)", "kind": "statutory"},
      {"date": "2027-02-09", "name_vi": "Nghỉ bù", "name_en": "Compensatory day off", "kind": "compensatory", "certain": false},
      {"date": "2027-02-10", "name_vi": "Nghỉ bù", "name_en": "Compensatory day off", "kind": "compensatory", "certain": false},
      {"date": "2027-04-16", "name_vi": "Giỗ Tổ Hùng Vương", "name_en": "Hung Kings'' Commemoration Day", "kind": "statutory"},
      {"date": "2027-04-30", "name_vi": "Ngày Chiến thắng (30/4)", "name_en": "Reunification Day", "kind": "statutory"},
      {"date": "2027-05-01", "name_vi": "Ngày Quốc tế lao động (1/5)", "name_en": "International Labour Day", "kind": "statutory"},
      {"date": "2027-05-03", "name_vi": "Nghỉ bù", "name_en": "Compensatory day off", "kind": "compensatory"},
      {"date": "2027-09-02", "name_vi": "Quốc khánh", "name_en": "National Day", "kind": "statutory"},
      {"date": "2027-09-03", "name_vi": "Quốc khánh", "name_en": "National Day", "kind": "statutory", "certain": false},
      {"date": "2027-11-24", "name_vi": "Ngày Văn hóa Việt Nam (24/11)", "name_en": "Vietnam Culture Day", "kind": "statutory", "certain": false}
    ],
    "makeup": []
  }',1,1795909762988863,-401844731790442381);
INSERT INTO "catalogue" VALUES('procedure','1.013226',1,3,'{
    "code": "1.013226",
    "replaces": ["1.009997"],
    "name_vi": "Cấp điều chỉnh giấy phép xây dựng đối với công trình cấp III, cấp IV và nhà ở riêng lẻ",
    "name_en": "Amend a house building permit",
    "keywords": ["điều chỉnh giấy phép xây dựng", "đổi thiết kế nhà", "thay đổi bản vẽ", "sửa giấy phép xây dựng"],
    "field_code": "xay-dung",
    "field_vi": "Xây dựng",
    "field_en": "Construction",
    "agency_kind": "ward",
    "duration": {"value": 15, "unit": "calendar_days"},
    "online_service": "full",
    "postal": true,
    "fee_vnd": 75000,
    "fee_certain": false,
    "valid_from": "2025-07-01",
    "legal_basis": "Luật Xây dựng 50/2014/QH13 (sửa đổi 62/2020/QH14) Điều 95, 102; Nghị định 175/2024/NĐ-CP; Nghị định 140/2025/NĐ-CP; Quyết định 29/2025/QĐ-UBND của UBND Thành phố (từ 1/1/2026)",
    "documents": [
      {"name_vi": "Đơn đề nghị điều chỉnh giấy phép xây dựng", "original_or_copy": "original", "quantity": 1, "required": true},
      {"name_vi": "Giấy phép xây dựng đã cấp", "original_or_copy": "original", "quantity": 1, "required": true},
      {"name_vi": "Bản vẽ thiết kế điều chỉnh", "original_or_copy": "original", "quantity": 2, "required": true}
    ],
    "steps": [
      {"name_vi": "Tiếp nhận, kiểm tra và chuyển hồ sơ", "unit_vi": "Trung tâm Phục vụ hành chính công phường, xã", "share": 0.1},
      {"name_vi": "Thẩm định, xử lý hồ sơ", "unit_vi": "Phòng Kinh tế, Hạ tầng và Đô thị", "share": 0.6},
      {"name_vi": "Ký duyệt kết quả", "unit_vi": "Lãnh đạo UBND phường, xã", "share": 0.2},
      {"name_vi": "Đóng dấu, vào sổ và trả kết quả", "unit_vi": "Văn thư, bộ phận trả kết quả", "share": 0.1}
    ]
  }',1,1795909762988863,-2666058501556101161);
INSERT INTO "catalogue" VALUES('procedure','1.013227',1,4,'{
    "code": "1.013227",
    "replaces": ["1.009998"],
    "name_vi": "Gia hạn giấy phép xây dựng đối với công trình cấp III, cấp IV và nhà ở riêng lẻ",
    "name_en": "Extend a house building permit",
    "keywords": ["gia hạn giấy phép xây dựng", "giấy phép xây dựng hết hạn", "kéo dài giấy phép xây nhà"],
    "field_code": "xay-dung",
    "field_vi": "Xây dựng",
    "field_en": "Construction",
    "agency_kind": "ward",
    "duration": {"value": 5, "unit": "working_days"},
    "online_service": "full",
    "postal": true,
    "fee_vnd": 15000,
    "fee_certain": false,
    "valid_from": "2025-07-01",
    "legal_basis": "Luật Xây dựng 50/2014/QH13 (sửa đổi 62/2020/QH14) Điều 95, 102; Nghị định 175/2024/NĐ-CP; Nghị định 140/2025/NĐ-CP; Quyết định 29/2025/QĐ-UBND của UBND Thành phố (từ 1/1/2026)",
    "documents": [
      {"name_vi": "Đơn đề nghị gia hạn", "original_or_copy": "original", "quantity": 1, "required": true},
      {"name_vi": "Bản chính giấy phép xây dựng", "original_or_copy": "original", "quantity": 1, "required": true}
    ],
    "steps": [
      {"name_vi": "Tiếp nhận, kiểm tra và chuyển hồ sơ", "unit_vi": "Trung tâm Phục vụ hành chính công phường, xã", "share": 0.1},
      {"name_vi": "Thẩm định, xử lý hồ sơ", "unit_vi": "Phòng Kinh tế, Hạ tầng và Đô thị", "share": 0.6},
      {"name_vi": "Ký duyệt kết quả", "unit_vi": "Lãnh đạo UBND phường, xã", "share": 0.2},
      {"name_vi": "Đóng dấu, vào sổ và trả kết quả", "unit_vi": "Văn thư, bộ phận trả kết quả", "share": 0.1}
    ]
  }',1,1795909762988863,7182326939568140153);
INSERT INTO "catalogue" VALUES('procedure','LOCAL-DD-03',1,9,'{
    "code": "LOCAL-DD-03",
    "code_certain": false,
    "name_vi": "Đăng ký thế chấp quyền sử dụng đất, tài sản gắn liền với đất",
    "name_en": "Register a mortgage of land use right",
    "keywords": ["thế chấp sổ đỏ", "vay ngân hàng bằng sổ đỏ", "đăng ký thế chấp", "cầm sổ hồng", "giao dịch bảo đảm", "thế chấp nhà", "mortgage"],
    "field_code": "dat-dai",
    "field_vi": "Đất đai",
    "field_en": "Land",
    "agency_kind": "land_branch",
    "duration": {"value": 1, "unit": "working_days"},
    "cutoff": "15:00",
    "online_service": "partial",
    "postal": true,
    "fee_vnd": 80000,
    "fee_certain": false,
    "valid_from": "2025-07-01",
    "legal_basis": "Nghị định 99/2022/NĐ-CP Điều 16; Luật Đất đai 31/2024/QH15",
    "documents": [
      {"name_vi": "Phiếu yêu cầu đăng ký", "original_or_copy": "original", "quantity": 1, "required": true},
      {"name_vi": "Hợp đồng thế chấp", "original_or_copy": "original", "quantity": 1, "required": true},
      {"name_vi": "Giấy chứng nhận đã cấp", "original_or_copy": "original", "quantity": 1, "required": true}
    ],
    "steps": [
      {"name_vi": "Tiếp nhận, kiểm tra và chuyển hồ sơ", "unit_vi": "Chi nhánh Văn phòng Đăng ký đất đai, Trung tâm Phục vụ hành chính công", "share": 0.1},
      {"name_vi": "Thẩm định, xử lý hồ sơ", "unit_vi": "Chi nhánh Văn phòng Đăng ký đất đai", "share": 0.6},
      {"name_vi": "Ký duyệt kết quả", "unit_vi": "Lãnh đạo ký", "share": 0.2},
      {"name_vi": "Đóng dấu, vào sổ và trả kết quả", "unit_vi": "Văn thư, bộ phận trả kết quả", "share": 0.1}
    ]
  }',1,1795909762988863,3055480165684120106);
INSERT INTO "catalogue" VALUES('procedure','LOCAL-LD-01',1,23,'{
    "code": "LOCAL-LD-01",
    "code_certain": false,
    "name_vi": "Khai trình việc sử dụng lao động khi doanh nghiệp bắt đầu hoạt động",
    "name_en": "First declaration of labour use",
    "keywords": ["khai trình lao động", "báo cáo lao động", "khai báo lao động", "báo tăng lao động"],
    "field_code": "lao-dong",
    "field_vi": "Lao động",
    "field_en": "Labour",
    "agency_code": "000.00.09.H29",
    "duration": {"value": 3, "unit": "working_days"},
    "duration_certain": false,
    "online_service": "full",
    "postal": true,
    "fee_vnd": 0,
    "valid_from": "2025-07-01",
    "legal_basis": "Bộ luật Lao động 45/2019/QH14 Điều 12; Nghị định 145/2020/NĐ-CP Điều 4; Nghị định 129/2025/NĐ-CP; Luật Việc làm 74/2025/QH15 (từ 1/1/2026)",
    "documents": [
      {"name_vi": "Bảng khai trình sử dụng lao động", "original_or_copy": "original", "quantity": 2, "required": true}
    ],
    "steps": [
      {"name_vi": "Tiếp nhận, kiểm tra và chuyển hồ sơ", "unit_vi": "Trung tâm Phục vụ hành chính công Thành phố", "share": 0.1},
      {"name_vi": "Thẩm định, xử lý hồ sơ", "unit_vi": "Phòng Việc làm", "share": 0.6},
      {"name_vi": "Ký duyệt kết quả", "unit_vi": "Lãnh đạo Sở", "share": 0.2},
      {"name_vi": "Đóng dấu, vào sổ và trả kết quả", "unit_vi": "Văn thư, bộ phận trả kết quả", "share": 0.1}
    ]
  }',1,1795909762988863,-1270884840351067328);
CREATE TABLE changes (
  number INTEGER PRIMARY KEY,
  event INTEGER NOT NULL,
  -- Which had the dossier after the event.
  agency TEXT NOT NULL
) STRICT;
INSERT INTO "changes" VALUES(1,65537,'000.01.72.H29');
INSERT INTO "changes" VALUES(2,65538,'000.01.72.H29');
INSERT INTO "changes" VALUES(3,65539,'000.01.72.H29');
INSERT INTO "changes" VALUES(4,65540,'000.01.72.H29');
INSERT INTO "changes" VALUES(5,65541,'000.01.72.H29');
INSERT INTO "changes" VALUES(6,65542,'000.01.72.H29');
INSERT INTO "changes" VALUES(7,131073,'000.87.34.H29');
INSERT INTO "changes" VALUES(8,131074,'000.87.34.H29');
INSERT INTO "changes" VALUES(9,131075,'000.87.34.H29');
INSERT INTO "changes" VALUES(10,131076,'000.87.34.H29');
INSERT INTO "changes" VALUES(11,131077,'000.87.34.H29');
INSERT INTO "changes" VALUES(12,131078,'000.87.34.H29');
INSERT INTO "changes" VALUES(13,196609,'000.00.09.H29');
INSERT INTO "changes" VALUES(14,196610,'000.00.09.H29');
INSERT INTO "changes" VALUES(15,196611,'000.00.09.H29');
INSERT INTO "changes" VALUES(16,196612,'000.00.09.H29');
INSERT INTO "changes" VALUES(17,196613,'000.00.09.H29');
INSERT INTO "changes" VALUES(18,262145,'000.00.09.H29');
INSERT INTO "changes" VALUES(19,262146,'000.00.09.H29');
INSERT INTO "changes" VALUES(20,262147,'000.00.09.H29');
INSERT INTO "changes" VALUES(21,262148,'000.00.09.H29');
INSERT INTO "changes" VALUES(22,262149,'000.00.09.H29');
INSERT INTO "changes" VALUES(23,262150,'000.00.09.H29');
INSERT INTO "changes" VALUES(24,327681,'000.44.72.H29');
INSERT INTO "changes" VALUES(25,327682,'000.44.72.H29');
INSERT INTO "changes" VALUES(26,327683,'000.44.72.H29');
INSERT INTO "changes" VALUES(27,327684,'000.44.72.H29');
CREATE TABLE consultations (
  dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
  number INTEGER NOT NULL,
  agency TEXT NOT NULL,
  asked TEXT NOT NULL,
  question TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  due INTEGER,
  is_silence_agreement INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT, reminded_at INTEGER,
  PRIMARY KEY (dossier_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE counters (
  name TEXT NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "counters" VALUES('catalogue',1);
INSERT INTO "counters" VALUES('clock',1795909762988830);
CREATE TABLE dissolutions (
  agency TEXT NOT NULL PRIMARY KEY,
  successor TEXT NOT NULL,
  from_day INTEGER NOT NULL,
  decision TEXT NOT NULL,
  actor TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  total INTEGER,
  moved INTEGER NOT NULL,
  finished_at INTEGER
, candidates TEXT NOT NULL DEFAULT '', is_certain INTEGER NOT NULL DEFAULT 1) STRICT, WITHOUT ROWID;
CREATE TABLE dossiers (
  id INTEGER PRIMARY KEY,
  agency TEXT NOT NULL,
  procedure TEXT NOT NULL,
  procedure_version INTEGER NOT NULL,
  time_value INTEGER NOT NULL,
  time_unit TEXT NOT NULL,
  cutoff INTEGER,
  supplement TEXT NOT NULL,
  channel TEXT NOT NULL,
  return_by TEXT NOT NULL,
  lookup_key TEXT NOT NULL,
  applicant_kind TEXT NOT NULL,
  applicant_name TEXT NOT NULL,
  identity TEXT,
  phone TEXT,
  email TEXT,
  address TEXT NOT NULL,
  summary TEXT NOT NULL,
  papers TEXT NOT NULL,
  -- --
  code TEXT NOT NULL UNIQUE,
  filed_code TEXT,
  status INTEGER NOT NULL,
  accepted_at INTEGER,
  due INTEGER,
  is_due_provisional INTEGER NOT NULL,
  new_due INTEGER,
  supplement_requests INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT,
  cause TEXT,
  handed_over_at INTEGER,
  last_event_at INTEGER NOT NULL,
  event_count INTEGER NOT NULL,
  officer TEXT
, step INTEGER NOT NULL DEFAULT 0, notices TEXT, at_risk_from INTEGER, risk_need INTEGER, risk_cases INTEGER, name_order TEXT, filing_agency TEXT, ended_agency TEXT, birth_date INTEGER, ward TEXT NOT NULL DEFAULT '', representative TEXT, representative_identity TEXT, is_confidential INTEGER NOT NULL DEFAULT 0, digest INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "dossiers" VALUES(1,'000.01.72.H29','1.013227',1,5,'working_days',NULL,'continue','online','counter','F3XYM34P','citizen','Phạm Ngọc Long','079726960624','0938043745','nguoinop34097@example.vn','388 Nguyễn Oanh','Đề nghị giải quyết, có người được ủy quyền đến nhận','1Đơn đề nghị gia hạn1Bản chính giấy phép xây dựng','000.01.72.H29-260112-0001','000.01.72.H29-260112-900001',10,1768207778705335,1768816800000000,0,NULL,0,1768543349805686,'early',NULL,1768888994006919,1768888994006919,6,'phuong-tan-binh.chuyenvien',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,0,-5990585300941796389);
INSERT INTO "dossiers" VALUES(2,'000.87.34.H29','LOCAL-DD-03',1,1,'working_days',900,'continue','online','counter','TRXPGMEA','citizen','Huỳnh Ngọc Hương','079313426443','0910701353','nguoinop547432@example.vn','114 Cách Mạng Tháng Tám, Phường Hạnh Thông','Đề nghị cấp đổi do thay đổi thông tin','1Phiếu yêu cầu đăng ký1Hợp đồng thế chấp','000.87.34.H29-260408-0001','000.87.34.H29-260408-900001',10,1775630271885168,1775728800000000,0,NULL,0,1775695362065451,'on_time',NULL,1776040459557950,1776040459557950,6,'cnvpdkdd-so-37.chuyenvien',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,0,5500216124623838496);
INSERT INTO "dossiers" VALUES(3,'000.00.09.H29','LOCAL-LD-01',1,3,'working_days',NULL,'continue','counter','counter','F4DQM97X','enterprise','Công ty TNHH Đông Á','0326803029','0974690564',NULL,'131 Nguyễn Thị Minh Khai, Xã Bình Châu','Đề nghị cấp lại do thất lạc','2Bảng khai trình sử dụng lao động','000.00.09.H29-260423-0001',NULL,10,1776911275583075,1777456800000000,0,NULL,0,1777336443965890,'early',NULL,1777423737091411,1777423737091411,5,'so-noi-vu.chuyenvien',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,0,8369074039735497281);
INSERT INTO "dossiers" VALUES(4,'000.00.09.H29','LOCAL-LD-01',1,3,'working_days',NULL,'continue','online','counter','MTT664NE','citizen','Nguyễn Quốc Ngân','079375810858','0987303021',NULL,'168 Võ Văn Tần, Phường Bình Hòa','Đề nghị giải quyết theo quy định','2Bảng khai trình sử dụng lao động','000.00.09.H29-260715-0001','000.00.09.H29-260715-900001',10,1784106811365492,1784541600000000,0,NULL,0,1784507978092037,'on_time',NULL,1784530202867521,1784530202867521,6,'so-noi-vu.chuyenvien',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,0,-2541725799314725160);
INSERT INTO "dossiers" VALUES(5,'000.44.72.H29','1.013226',1,15,'calendar_days',NULL,'continue','online','counter','6YCTNE7A','citizen','Nguyễn Phương Nguyệt','079160890010','0913975281',NULL,'249 Nguyễn Oanh, Phường Phú Thuận','Đề nghị giải quyết theo quy định','1Đơn đề nghị điều chỉnh giấy phép xây dựng1Giấy phép xây dựng đã cấp2Bản vẽ thiết kế điều chỉnh','000.44.72.H29-261111-0001','000.44.72.H29-261110-900001',7,1794357241671570,1795687200000000,0,NULL,0,1794454512819390,'withdrawn',NULL,NULL,1794454512819390,4,'phuong-phu-thuan.chuyenvien',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,0,-299871715073764164);
CREATE TABLE due_recomputations (
  id INTEGER PRIMARY KEY,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  total INTEGER,
  seen INTEGER NOT NULL,
  moved INTEGER NOT NULL,
  done_id INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;
CREATE TABLE empty_searches (
  day INTEGER NOT NULL,
  words TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (day, words)
) STRICT, WITHOUT ROWID;
CREATE TABLE "events" (
  -- EventNumber
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  note TEXT NOT NULL,
  cause TEXT,
  new_due INTEGER,
  papers TEXT,
  amount INTEGER,
  due INTEGER,
  is_due_provisional INTEGER NOT NULL,
  is_late_entry INTEGER NOT NULL,
  step INTEGER,
  officer TEXT,
  consultation TEXT,
  old_due INTEGER,
  correction TEXT,
  undone_status INTEGER,
  undone_at INTEGER,
  agencies TEXT,
  dossier_id INTEGER NOT NULL REFERENCES dossiers (id) GENERATED ALWAYS AS (id >> 16) VIRTUAL,
  seq INTEGER NOT NULL GENERATED ALWAYS AS (id & 65535) VIRTUAL
, ground TEXT, digest INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "events" VALUES(65537,1768197758140051,1768197758140051,'file','applicant','',NULL,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1657515899664409010);
INSERT INTO "events" VALUES(65538,1768207778705335,1768207778705335,'accept','staff:phuong-tan-binh.tiepnhan','',NULL,NULL,NULL,NULL,1768816800000000,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,3134167290060449382);
INSERT INTO "events" VALUES(65539,1768264879049038,1768264879049038,'forward','staff:phuong-tan-binh.tiepnhan','',NULL,NULL,NULL,NULL,1768816800000000,0,0,1,'phuong-tan-binh.chuyenvien',NULL,NULL,NULL,NULL,NULL,NULL,NULL,-6917632847948004178);
INSERT INTO "events" VALUES(65540,1768437361503026,1768437361503026,'forward','staff:phuong-tan-binh.chuyenvien','',NULL,NULL,NULL,NULL,1768816800000000,0,0,2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,-3466697956097064230);
INSERT INTO "events" VALUES(65541,1768543349805686,1768543349805686,'finish','staff:phuong-tan-binh.chuyenvien','',NULL,NULL,NULL,NULL,1768816800000000,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,7826243544733293154);
INSERT INTO "events" VALUES(65542,1768888994006919,1768888994006919,'hand_over','staff:phuong-tan-binh.tiepnhan','',NULL,NULL,NULL,NULL,1768816800000000,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,8387748093007204493);
INSERT INTO "events" VALUES(131073,1775613835131869,1775613835131869,'file','applicant','',NULL,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2755432519458419955);
INSERT INTO "events" VALUES(131074,1775630271885168,1775630271885168,'accept','staff:cnvpdkdd-so-37.tiepnhan','',NULL,NULL,NULL,NULL,1775728800000000,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,7584028633159144121);
INSERT INTO "events" VALUES(131075,1775631143860046,1775631143860046,'forward','staff:cnvpdkdd-so-37.tiepnhan','',NULL,NULL,NULL,NULL,1775728800000000,0,0,1,'cnvpdkdd-so-37.chuyenvien',NULL,NULL,NULL,NULL,NULL,NULL,NULL,-7262136893747506459);
INSERT INTO "events" VALUES(131076,1775695362065451,1775695362065451,'forward','staff:cnvpdkdd-so-37.chuyenvien','',NULL,NULL,NULL,NULL,1775728800000000,0,0,2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,-5275813193493276376);
INSERT INTO "events" VALUES(131077,1775695362065451,1775695362065451,'finish','staff:cnvpdkdd-so-37.chuyenvien','',NULL,NULL,NULL,NULL,1775728800000000,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,-2109251748624260811);
INSERT INTO "events" VALUES(131078,1776040459557950,1776040459557950,'hand_over','staff:cnvpdkdd-so-37.tiepnhan','',NULL,NULL,NULL,NULL,1775728800000000,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,-1520249778232319190);
INSERT INTO "events" VALUES(196609,1776911275583075,1776911275583075,'accept','staff:so-noi-vu.tiepnhan','',NULL,NULL,NULL,NULL,1777456800000000,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,-3300596887024173856);
INSERT INTO "events" VALUES(196610,1776935572255608,1776935572255608,'forward','staff:so-noi-vu.tiepnhan','Chuyển bộ phận chuyên môn thẩm định.',NULL,NULL,NULL,NULL,1777456800000000,0,0,1,'so-noi-vu.chuyenvien',NULL,NULL,NULL,NULL,NULL,NULL,NULL,8547605206097356419);
INSERT INTO "events" VALUES(196611,1777336295281777,1777336295281777,'forward','staff:so-noi-vu.chuyenvien','',NULL,NULL,NULL,NULL,1777456800000000,0,0,2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1639484255195228817);
INSERT INTO "events" VALUES(196612,1777336443965890,1777336443965890,'finish','staff:so-noi-vu.chuyenvien','',NULL,NULL,NULL,NULL,1777456800000000,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,-6738610098678377163);
INSERT INTO "events" VALUES(196613,1777423737091411,1777423737091411,'hand_over','staff:so-noi-vu.tiepnhan','',NULL,NULL,NULL,NULL,1777456800000000,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,-8495514409147218184);
INSERT INTO "events" VALUES(262145,1784081223948994,1784081223948994,'file','applicant','',NULL,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,-3313110054084769777);
INSERT INTO "events" VALUES(262146,1784106811365492,1784106811365492,'accept','staff:so-noi-vu.tiepnhan','',NULL,NULL,NULL,NULL,1784541600000000,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,-2575266812829540736);
INSERT INTO "events" VALUES(262147,1784162272802458,1784162272802458,'forward','staff:so-noi-vu.tiepnhan','',NULL,NULL,NULL,NULL,1784541600000000,0,0,1,'so-noi-vu.chuyenvien',NULL,NULL,NULL,NULL,NULL,NULL,NULL,7783035964771061271);
INSERT INTO "events" VALUES(262148,1784507978092037,1784507978092037,'forward','staff:so-noi-vu.chuyenvien','',NULL,NULL,NULL,NULL,1784541600000000,0,0,2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,-1451504043752911764);
INSERT INTO "events" VALUES(262149,1784507978092037,1784507978092037,'finish','staff:so-noi-vu.chuyenvien','',NULL,NULL,NULL,NULL,1784541600000000,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,3456052391707632644);
INSERT INTO "events" VALUES(262150,1784530202867521,1784530202867521,'hand_over','staff:so-noi-vu.tiepnhan','',NULL,NULL,NULL,NULL,1784541600000000,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2028270230112573963);
INSERT INTO "events" VALUES(327681,1794303829043165,1794303829043165,'file','applicant','',NULL,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,5558958653816660803);
INSERT INTO "events" VALUES(327682,1794357241671570,1794357241671570,'accept','staff:phuong-phu-thuan.tiepnhan','',NULL,NULL,NULL,NULL,1795687200000000,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,9117905614841627586);
INSERT INTO "events" VALUES(327683,1794361611857291,1794361611857291,'forward','staff:phuong-phu-thuan.tiepnhan','',NULL,NULL,NULL,NULL,1795687200000000,0,0,1,'phuong-phu-thuan.chuyenvien',NULL,NULL,NULL,NULL,NULL,NULL,NULL,-2700190800737369532);
INSERT INTO "events" VALUES(327684,1794454512819390,1794454512819390,'withdraw','staff:phuong-phu-thuan.tiepnhan','Người nộp không còn nhu cầu.',NULL,NULL,NULL,NULL,1795687200000000,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,-6721533389844244772);
CREATE TABLE files (
  digest TEXT NOT NULL PRIMARY KEY,
  size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE idempotency_keys (
  token_digest TEXT NOT NULL,
  key TEXT NOT NULL,
  body_digest TEXT NOT NULL,
  answer BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (token_digest, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE kept_files (
  name TEXT NOT NULL PRIMARY KEY,
  login TEXT NOT NULL,
  dossier_id INTEGER NOT NULL REFERENCES dossiers (id),
  question INTEGER NOT NULL,
  title TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  digest TEXT NOT NULL,
  kept_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE kept_forms (
  id TEXT NOT NULL PRIMARY KEY,
  -- A seal over the login that the form was made for.
  owner TEXT NOT NULL,
  address TEXT NOT NULL,
  fields TEXT NOT NULL,
  kept_at INTEGER NOT NULL,
  shown_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE message_attempts (
  message_id INTEGER NOT NULL REFERENCES messages (id),
  seq INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT,
  answer TEXT NOT NULL,
  PRIMARY KEY (message_id, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO "message_attempts" VALUES(1,1,1780000000000000,1780000000000001,'sent','250');
CREATE TABLE messages (
  id INTEGER PRIMARY KEY,
  message_id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  html TEXT,
  dossier_id INTEGER REFERENCES dossiers (id),
  account TEXT,
  created_at INTEGER NOT NULL,
  queued_at INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  claimed_at INTEGER,
  state TEXT NOT NULL,
  tries INTEGER NOT NULL,
  attempt_count INTEGER NOT NULL
, event_place INTEGER, question INTEGER, withdrawal TEXT) STRICT;
INSERT INTO "messages" VALUES(1,'1@motcua.example','email','lan@example.vn','Hồ sơ','Đã tiếp nhận',NULL,1,NULL,1780000000000000,1780000000000000,1780000000000000,NULL,'sent',0,1,NULL,NULL,NULL);
CREATE TABLE placements (
  dossier_id INTEGER PRIMARY KEY REFERENCES dossiers (id),
  agency TEXT NOT NULL,
  dissolved TEXT NOT NULL,
  marked_at INTEGER NOT NULL,
  seen_at INTEGER,
  seen_by TEXT
) STRICT;
CREATE TABLE ratings (
  dossier_id INTEGER NOT NULL PRIMARY KEY REFERENCES dossiers (id),
  level INTEGER NOT NULL,
  comment TEXT NOT NULL,
  at INTEGER NOT NULL
, digest INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "ratings" VALUES(3,2,'Chờ hơi lâu ở quầy.',1777855580691398,-3806140043903298625);
INSERT INTO "ratings" VALUES(4,3,'Cán bộ hướng dẫn tận tình.',1784594838967189,-3172967387800739213);
CREATE TABLE serials (
  agency TEXT NOT NULL,
  day INTEGER NOT NULL,
  last INTEGER NOT NULL,
  last_filed INTEGER NOT NULL,
  PRIMARY KEY (agency, day)
) STRICT, WITHOUT ROWID;
INSERT INTO "serials" VALUES('000.00.09.H29',20566,1,0);
INSERT INTO "serials" VALUES('000.00.09.H29',20649,1,1);
INSERT INTO "serials" VALUES('000.01.72.H29',20465,1,1);
INSERT INTO "serials" VALUES('000.44.72.H29',20767,0,1);
INSERT INTO "serials" VALUES('000.44.72.H29',20768,1,0);
INSERT INTO "serials" VALUES('000.87.34.H29',20551,1,1);
CREATE TABLE sessions (
  digest TEXT NOT NULL PRIMARY KEY,
  login TEXT NOT NULL REFERENCES accounts (login),
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE step_times (
  agency TEXT NOT NULL,
  procedure TEXT NOT NULL,
  step INTEGER NOT NULL,
  bucket INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (agency, procedure, step, bucket)
) STRICT, WITHOUT ROWID;
INSERT INTO "step_times" VALUES('000.00.09.H29','LOCAL-LD-01',0,106,1);
INSERT INTO "step_times" VALUES('000.00.09.H29','LOCAL-LD-01',0,111,1);
INSERT INTO "step_times" VALUES('000.00.09.H29','LOCAL-LD-01',1,96,1);
INSERT INTO "step_times" VALUES('000.00.09.H29','LOCAL-LD-01',1,110,1);
INSERT INTO "step_times" VALUES('000.00.09.H29','LOCAL-LD-01',2,0,1);
INSERT INTO "step_times" VALUES('000.00.09.H29','LOCAL-LD-01',2,2,1);
INSERT INTO "step_times" VALUES('000.01.72.H29','1.013227',0,123,1);
INSERT INTO "step_times" VALUES('000.01.72.H29','1.013227',1,122,1);
INSERT INTO "step_times" VALUES('000.01.72.H29','1.013227',2,102,1);
INSERT INTO "step_times" VALUES('000.87.34.H29','LOCAL-DD-03',0,74,1);
INSERT INTO "step_times" VALUES('000.87.34.H29','LOCAL-DD-03',1,73,1);
INSERT INTO "step_times" VALUES('000.87.34.H29','LOCAL-DD-03',2,0,1);
CREATE TABLE tallies (
  grain INTEGER NOT NULL,
  period INTEGER NOT NULL,
  scope TEXT NOT NULL,
  subject TEXT NOT NULL,
  channel TEXT NOT NULL,
  received INTEGER NOT NULL,
  early INTEGER NOT NULL,
  on_time INTEGER NOT NULL,
  late INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  stopped INTEGER NOT NULL,
  ended_undated INTEGER NOT NULL,
  repeat_supplements INTEGER NOT NULL,
  overdue_change INTEGER NOT NULL,
  paused_change INTEGER NOT NULL,
  undated_change INTEGER NOT NULL,
  satisfied INTEGER NOT NULL,
  partly INTEGER NOT NULL,
  unsatisfied INTEGER NOT NULL, corrections INTEGER NOT NULL DEFAULT 0, transferred_in INTEGER NOT NULL DEFAULT 0, transferred_out INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (grain, period, scope, subject, channel)
) STRICT, WITHOUT ROWID;
INSERT INTO "tallies" VALUES(0,20465,'','000.01.72.H29','online',1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(0,20469,'','000.01.72.H29','online',0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(0,20551,'','000.87.34.H29','online',1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(0,20552,'','000.87.34.H29','online',0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(0,20566,'','000.00.09.H29','counter',1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(0,20571,'','000.00.09.H29','counter',0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(0,20577,'','000.00.09.H29','counter',0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0);
INSERT INTO "tallies" VALUES(0,20649,'','000.00.09.H29','online',1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(0,20654,'','000.00.09.H29','online',0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(0,20655,'','000.00.09.H29','online',0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0);
INSERT INTO "tallies" VALUES(0,20768,'','000.44.72.H29','online',1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(0,20769,'','000.44.72.H29','online',0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(1,24312,'','000.01.72.H29','online',1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(1,24315,'','000.00.09.H29','counter',1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(1,24315,'','000.87.34.H29','online',1,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(1,24316,'','000.00.09.H29','counter',0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0);
INSERT INTO "tallies" VALUES(1,24318,'','000.00.09.H29','online',1,0,1,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0);
INSERT INTO "tallies" VALUES(1,24322,'','000.44.72.H29','online',1,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(2,2026,'','000.00.09.H29','counter',1,1,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0);
INSERT INTO "tallies" VALUES(2,2026,'','000.00.09.H29','online',1,0,1,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0);
INSERT INTO "tallies" VALUES(2,2026,'','000.01.72.H29','online',1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(2,2026,'','000.44.72.H29','online',1,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(2,2026,'','000.87.34.H29','online',1,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(3,20465,'','1.013227','online',1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(3,20469,'','1.013227','online',0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(3,20551,'','LOCAL-DD-03','online',1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(3,20552,'','LOCAL-DD-03','online',0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(3,20566,'','LOCAL-LD-01','counter',1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(3,20571,'','LOCAL-LD-01','counter',0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(3,20577,'','LOCAL-LD-01','counter',0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0);
INSERT INTO "tallies" VALUES(3,20649,'','LOCAL-LD-01','online',1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(3,20654,'','LOCAL-LD-01','online',0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(3,20655,'','LOCAL-LD-01','online',0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0);
INSERT INTO "tallies" VALUES(3,20768,'','1.013226','online',1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(3,20769,'','1.013226','online',0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(4,24312,'','1.013227','online',1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(4,24315,'','LOCAL-DD-03','online',1,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(4,24315,'','LOCAL-LD-01','counter',1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(4,24316,'','LOCAL-LD-01','counter',0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0);
INSERT INTO "tallies" VALUES(4,24318,'','LOCAL-LD-01','online',1,0,1,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0);
INSERT INTO "tallies" VALUES(4,24322,'','1.013226','online',1,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(5,2026,'','1.013226','online',1,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(5,2026,'','1.013227','online',1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(5,2026,'','LOCAL-DD-03','online',1,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(5,2026,'','LOCAL-LD-01','counter',1,1,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0);
INSERT INTO "tallies" VALUES(5,2026,'','LOCAL-LD-01','online',1,0,1,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0);
INSERT INTO "tallies" VALUES(6,20465,'000.01.72.H29','1.013227','online',1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(6,20469,'000.01.72.H29','1.013227','online',0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(6,20551,'000.87.34.H29','LOCAL-DD-03','online',1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(6,20552,'000.87.34.H29','LOCAL-DD-03','online',0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(6,20566,'000.00.09.H29','LOCAL-LD-01','counter',1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(6,20571,'000.00.09.H29','LOCAL-LD-01','counter',0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(6,20577,'000.00.09.H29','LOCAL-LD-01','counter',0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0);
INSERT INTO "tallies" VALUES(6,20649,'000.00.09.H29','LOCAL-LD-01','online',1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(6,20654,'000.00.09.H29','LOCAL-LD-01','online',0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(6,20655,'000.00.09.H29','LOCAL-LD-01','online',0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0);
INSERT INTO "tallies" VALUES(6,20768,'000.44.72.H29','1.013226','online',1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(6,20769,'000.44.72.H29','1.013226','online',0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(7,24312,'000.01.72.H29','1.013227','online',1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(7,24315,'000.00.09.H29','LOCAL-LD-01','counter',1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(7,24315,'000.87.34.H29','LOCAL-DD-03','online',1,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(7,24316,'000.00.09.H29','LOCAL-LD-01','counter',0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0);
INSERT INTO "tallies" VALUES(7,24318,'000.00.09.H29','LOCAL-LD-01','online',1,0,1,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0);
INSERT INTO "tallies" VALUES(7,24322,'000.44.72.H29','1.013226','online',1,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(8,2026,'000.00.09.H29','LOCAL-LD-01','counter',1,1,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0);
INSERT INTO "tallies" VALUES(8,2026,'000.00.09.H29','LOCAL-LD-01','online',1,0,1,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0);
INSERT INTO "tallies" VALUES(8,2026,'000.01.72.H29','1.013227','online',1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(8,2026,'000.44.72.H29','1.013226','online',1,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "tallies" VALUES(8,2026,'000.87.34.H29','LOCAL-DD-03','online',1,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
CREATE TABLE tokens (
  digest TEXT NOT NULL PRIMARY KEY,
  agency TEXT NOT NULL,
  label TEXT NOT NULL,
  created_at INTEGER NOT NULL
, last_day INTEGER, is_read_only INTEGER NOT NULL DEFAULT 0, hourly_limit INTEGER, revoked_at INTEGER) STRICT, WITHOUT ROWID;
INSERT INTO "tokens" VALUES('x','000.44.72.H29','phần mềm phường',1780000000000000,NULL,0,NULL,NULL);
CREATE TABLE weekly_reports (
  agency TEXT NOT NULL,
  monday INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  report TEXT NOT NULL,
  PRIMARY KEY (agency, monday)
) STRICT, WITHOUT ROWID;
CREATE TABLE weekly_schedules (
  agency TEXT NOT NULL PRIMARY KEY,
  is_on INTEGER NOT NULL,
  weekday INTEGER NOT NULL,
  minutes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE words (
  agency TEXT NOT NULL,
  word TEXT NOT NULL,
  dossier_id INTEGER NOT NULL,
  PRIMARY KEY (agency, word, dossier_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "words" VALUES('000.00.09.H29','a',3);
INSERT INTO "words" VALUES('000.00.09.H29','cong',3);
INSERT INTO "words" VALUES('000.00.09.H29','dong',3);
INSERT INTO "words" VALUES('000.00.09.H29','ngan',4);
INSERT INTO "words" VALUES('000.00.09.H29','nguyen',4);
INSERT INTO "words" VALUES('000.00.09.H29','quoc',4);
INSERT INTO "words" VALUES('000.00.09.H29','tnhh',3);
INSERT INTO "words" VALUES('000.00.09.H29','ty',3);
INSERT INTO "words" VALUES('000.01.72.H29','long',1);
INSERT INTO "words" VALUES('000.01.72.H29','ngoc',1);
INSERT INTO "words" VALUES('000.01.72.H29','pham',1);
INSERT INTO "words" VALUES('000.44.72.H29','nguyen',5);
INSERT INTO "words" VALUES('000.44.72.H29','nguyet',5);
INSERT INTO "words" VALUES('000.44.72.H29','phuong',5);
INSERT INTO "words" VALUES('000.87.34.H29','huong',2);
INSERT INTO "words" VALUES('000.87.34.H29','huynh',2);
INSERT INTO "words" VALUES('000.87.34.H29','ngoc',2);
CREATE TABLE wrong_digits (
  dossier_id INTEGER NOT NULL PRIMARY KEY REFERENCES dossiers (id),
  day INTEGER NOT NULL,
  of_day INTEGER NOT NULL,
  total INTEGER NOT NULL
) STRICT;
CREATE INDEX catalogue_current ON catalogue (kind, position) WHERE is_current = 1;
CREATE UNIQUE INDEX dossiers_filed_code ON dossiers (filed_code) WHERE filed_code IS NOT NULL;
CREATE INDEX dossiers_phone ON dossiers (phone) WHERE phone IS NOT NULL;
CREATE INDEX sessions_login ON sessions (login);
CREATE INDEX sessions_expiry ON sessions (expires_at);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
CREATE INDEX accounts_agency ON accounts (agency);
CREATE INDEX messages_due ON messages (next_attempt_at) WHERE state = 'waiting' AND claimed_at IS NULL;
CREATE INDEX messages_claimed ON messages (claimed_at) WHERE claimed_at IS NOT NULL;
CREATE INDEX messages_state ON messages (state, id);
CREATE INDEX consultations_to_answer ON consultations (asked, due) WHERE ended_at IS NULL;
CREATE INDEX consultations_awaited ON consultations (agency, due) WHERE ended_at IS NULL;
CREATE INDEX consultations_silence ON consultations (due) WHERE ended_at IS NULL AND is_silence_agreement = 1;
CREATE INDEX consultations_ended ON consultations (asked, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX dossiers_identity ON dossiers (identity, agency, procedure) WHERE identity IS NOT NULL;
CREATE INDEX accounts_leaders ON accounts (agency) WHERE role = 'leader' AND is_disabled = 0;
CREATE INDEX due_recomputations_unfinished ON due_recomputations (id) WHERE finished_at IS NULL;
CREATE INDEX bulk_orders_age ON bulk_orders (created_at);
CREATE INDEX dossiers_late
  ON dossiers (coalesce(ended_agency, agency), ended_at, cause, outcome, ended_agency, agency)
  WHERE outcome = 'late';
CREATE INDEX consultations_to_remind ON consultations (due) WHERE ended_at IS NULL AND reminded_at IS NULL;
CREATE INDEX events_late ON events (coalesce(undone_at, at)) WHERE is_late_entry = 1;
CREATE INDEX kept_forms_of_owner ON kept_forms (owner, kept_at);
CREATE INDEX kept_files_of_answer ON kept_files (login, dossier_id, question);
CREATE INDEX messages_dossier ON messages (dossier_id, id) WHERE dossier_id IS NOT NULL;
CREATE INDEX messages_account ON messages (account) WHERE account IS NOT NULL AND state IN ('waiting', 'failed');
CREATE INDEX ratings_commented ON ratings (at, dossier_id) WHERE comment <> '';
CREATE INDEX dossiers_confidential ON dossiers (agency) WHERE is_confidential = 1;
CREATE INDEX dossiers_of_agency ON dossiers (agency, id);
CREATE INDEX dossiers_desk ON dossiers (agency, ended_at, id, due, status, at_risk_from, officer, step, procedure,
  channel, accepted_at, last_event_at, code, name_order, is_confidential) WHERE ended_at IS NULL OR status = 9;
CREATE INDEX placements_to_see ON placements (agency) WHERE seen_at IS NULL;
CREATE INDEX changes_agency ON changes (agency, number);
CREATE INDEX consultations_answered ON consultations (agency, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX dossiers_representative ON dossiers (representative_identity)
  WHERE representative_identity IS NOT NULL;
COMMIT;
PRAGMA foreign_keys = ON;
