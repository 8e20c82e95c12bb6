"""Names of bodies that hold a verb, a list or a word no table knows; one reason a row, as in the surface tables."""

from __future__ import annotations

import pytest

from kehoach_parse.extract.bodies import Shape, reduce
from kehoach_parse.rulebook import load_rulebook

from .test_assignments_surface import Rows, said

HOSPITALS_AND_SCHOOLS: Rows = [
    ("Khoa Khám bệnh phân luồng người bệnh ngay tại cửa.", "Khoa Khám bệnh", "a verb with its object is a name"),
    ("Khoa Kiểm soát nhiễm khuẩn giám sát việc rửa tay.", "Khoa Kiểm soát nhiễm khuẩn", "a verb opens the name"),
    ("Các khoa, phòng xây dựng kế hoạch riêng.", "Các khoa, phòng", "bare nouns of a hospital"),
    ("Phòng Kế hoạch tổng hợp chủ trì giao ban.", "Phòng Kế hoạch tổng hợp", "a verb closes the name"),
    ("Bác sĩ điều trị giải thích cho người bệnh.", "Bác sĩ điều trị", "a post that holds a verb"),
    ("Giáo viên bộ môn Tin học hướng dẫn lập tài khoản.", "Giáo viên bộ môn Tin học", "a post and its subject"),
    ("Tổ Ngữ văn dựng vở kịch ngắn.", "Tổ Ngữ văn", "a subject group"),
    ("Học sinh các lớp nộp bài dự thi.", "Học sinh các lớp", "`lớp` after `các`"),
    ("Nhà trường trả bài kiểm tra.", "Nhà trường", "a name to which nothing is added"),
    ("Lớp học được sơn lại.", "", "a room"),
    ("Khoa học và công nghệ là động lực.", "", "`khoa` in another word"),
    (
        "Phối hợp với giáo viên chủ nhiệm khối 5 các trường tiểu học.",
        "> giáo viên chủ nhiệm khối 5 các trường tiểu học",
        "a post of many schools",
    ),
]

DEEDS: Rows = [
    ("Hội đồng tuyển sinh báo cáo phường.", "Hội đồng tuyển sinh", "a deed between a bare head and a verb"),
    ("Các đội chữa cháy khu vực duy trì quân số.", "Các đội chữa cháy khu vực", "the same with a place behind it"),
    (
        "Các Điện lực, Phòng Vật tư gửi số liệu.",
        "Các Điện lực | Phòng Vật tư",
        "a branch named by its trade, several of them",
    ),
    ("Trung tâm Dịch vụ tổng hợp tăng thời lượng.", "Trung tâm Dịch vụ tổng hợp", "a compound that ends with a verb"),
    ("Phòng Tham mưu: Soạn thảo văn kiện.", "Phòng Tham mưu", "a name that reads like a label"),
    ("Các khoa, bộ môn rà soát giáo trình.", "Các khoa, bộ môn", "bare nouns of a university"),
    ("Công chức Tài chính - Kế toán cân đối quỹ.", "Công chức Tài chính - Kế toán", "a post within the name of one"),
    ("Các đơn vị trực thuộc tổ chức hội nghị.", "Các đơn vị trực thuộc", "`tổ chức` is the verb behind `trực thuộc`"),
    ("Kiểm lâm viên tuần tra rừng.", "Kiểm lâm viên", "an officer by profession"),
    ("Các đơn vị kiểm kê báo cáo Sở Tài chính.", "Các đơn vị", "no name: any unit may do it"),
    ("Sở Y tế kiểm kê báo cáo tồn kho.", "Sở Y tế", "a name that is complete"),
    (
        "Phối hợp Ban Tổ chức - Kiểm tra thẩm định hồ sơ khen thưởng.",
        "> Ban Tổ chức - Kiểm tra",
        "a last verb without object",
    ),
]

OFFICES: Rows = [
    ("Bí thư chi bộ, Trưởng thôn vận động hiến đất.", "Bí thư chi bộ | Trưởng thôn", "two posts, each complete"),
    (
        "Phó Hiệu trưởng phụ trách chuyên môn duyệt đề.",
        "Phó Hiệu trưởng phụ trách chuyên môn",
        "what the deputy deals with",
    ),
    ("Hiệu trưởng ra quyết định phân công.", "Hiệu trưởng", "a verb of two words"),
    ("Đồng chí Trưởng thôn đọc thông báo trên loa.", "Đồng chí Trưởng thôn", "a form of address before a post"),
]

COMPLETE: Rows = [
    (
        "Ban Chấp hành công đoàn cơ sở phối hợp với chuyên môn đồng cấp phát động thi đua.",
        "Ban Chấp hành công đoàn cơ sở > chuyên môn đồng cấp",
        "a level behind a name, and the other side of a union",
    ),
    ("Hội Luật gia tỉnh cưu mang trẻ mồ côi.", "Hội Luật gia tỉnh", "an unknown verb after a place word"),
    ("Kho bạc Nhà nước khu vực 7 san sẻ số liệu.", "Kho bạc Nhà nước khu vực 7", "a number is part of the name"),
    (
        "Ngân hàng Nhà nước Khu vực 7 chỉ đạo giảm lãi suất.",
        "Ngân hàng Nhà nước Khu vực 7",
        "a number before a known verb",
    ),
    ("Sở Y tế hoặc Sở Nội vụ.", "", "no verb follows"),
    ("UBND các xã nơi có công trình.", "", "a relative clause alone"),
]

REMARKS: Rows = [
    ("Sở Nội vụ (phần tiền lương) lập dự toán.", "Sở Nội vụ", "brackets that say which part of the task"),
    ("Tổ công tác (theo Quyết định số 15/QĐ-UBND) kiểm tra.", "Tổ công tác", "brackets that say by what it was set up"),
    (
        "Sở Xây dựng (thường trực Ban Chỉ đạo) đôn đốc.",
        "Sở Xây dựng (thường trực Ban Chỉ đạo)",
        "of what it is the office",
    ),
    ("Sở Xây dựng (cơ quan thường trực) đôn đốc.", "Sở Xây dựng (cơ quan thường trực)", "what it is besides"),
    ("Công an tỉnh (PC08) tuần tra.", "Công an tỉnh (PC08)", "an abbreviation"),
    ("Các cơ quan (gồm các sở, ngành) báo cáo.", "Các cơ quan (gồm các sở, ngành)", "who is among them"),
]

VILLAGES: Rows = [
    ("Trạm Y tế xã, trưởng xóm rà soát hộ nghèo.", "Trạm Y tế xã | trưởng xóm", "a person after a name"),
    (
        "Trạm Y tế xã, thôn trưởng các thôn: rà soát.",
        "Trạm Y tế xã | thôn trưởng các thôn",
        "the same in the old order",
    ),
    ("Các phòng, ban và các xóm tổ chức dọn vệ sinh.", "Các phòng, ban | các xóm", "`và` before a head of its own"),
    ("Các đoàn thể và các khóm treo cờ.", "Các đoàn thể | các khóm", "villages of the south"),
]

CALLINGS: Rows = [
    ("Hội đồng nghiệm thu lập biên bản.", "Hội đồng nghiệm thu", "a verb between a head and the next verb"),
    ("Các đơn vị thẩm định chịu trách nhiệm về hồ sơ.", "Các đơn vị thẩm định", "the same before a role word"),
    ("Các đơn vị thẩm định hồ sơ trước ngày 05.", "Các đơn vị", "with an object it is what they do"),
    ("Các đơn vị đánh giá, xếp loại cán bộ.", "Các đơn vị", "a comma parts two tasks"),
    ("Giao ban hai bên vào ngày 10 và ngày 25.", "", "a meeting, nobody is told anything"),
    ("Giao Ban Quản lý chợ vận hành hệ thống.", "Ban Quản lý chợ", "an order to a board"),
]

PLURALS: Rows = [
    ("Các Chi cục Thống kê khu vực tổng hợp phiếu.", "Các Chi cục Thống kê khu vực", "several of one name"),
    (
        "Giao các Sở Tài chính, Nội vụ và Tư pháp thẩm tra.",
        "Sở Tài chính | Sở Nội vụ | Sở Tư pháp",
        "a head shared by all",
    ),
    ("Phối hợp với các Sở Nội vụ và Y tế rà soát.", "> Sở Nội vụ | Sở Y tế", "a head shared by two"),
    ("Phối hợp với các Sở Nội vụ, Công an tỉnh rà soát.", "> các Sở Nội vụ | Công an tỉnh", "the next has its own"),
    ("Đề nghị các Sở Tư pháp cử người tham gia.", "các Sở Tư pháp", "those of several provinces"),
]

KINDS: Rows = [
    (
        "Các trường mầm non, tiểu học, trung học cơ sở tổ chức khai giảng.",
        "Các trường mầm non, tiểu học, trung học cơ sở",
        "a list of kinds",
    ),
    (
        "Bưu điện tỉnh, các doanh nghiệp bưu chính, viễn thông lắp trạm.",
        "Bưu điện tỉnh | các doanh nghiệp bưu chính, viễn thông",
        "a list of kinds after a name",
    ),
    (
        "Các trường trực thuộc Sở và các trung tâm GDNN-GDTX tuyển sinh.",
        "Các trường trực thuộc Sở | các trung tâm GDNN-GDTX",
        "a known name in small letters",
    ),
    (
        "Các hạt kiểm lâm, UBND các xã ven rừng ký cam kết.",
        "Các hạt kiểm lâm | UBND các xã ven rừng",
        "a head noun in small letters",
    ),
    (
        "Chi cục Quản lý chất lượng nông lâm sản và thủy sản lấy mẫu.",
        "Chi cục Quản lý chất lượng nông lâm sản và thủy sản",
        "small letters after `và`",
    ),
    ("Lực lượng dân quân tự vệ sơ tán dân.", "Lực lượng dân quân tự vệ", "`tự` in another word"),
]

PLACES: Rows = [
    ("Tổ chức hội thi lặn biển do Tỉnh đoàn chủ trì.", "Tỉnh đoàn", "who leads, after the event"),
    ("Rà soát các điểm sạt lở, do Sở Xây dựng chủ trì.", "Sở Xây dựng", "who leads, after a comma"),
    ("Tham gia đoàn kiểm tra do Sở Y tế chủ trì.", "", "which team, not whose task"),
    ("Xây mới bảng cấm lửa (Chi cục Kiểm lâm).", "Chi cục Kiểm lâm", "a name alone in brackets"),
    ("Gửi báo cáo về Sở Y tế (Phòng Nghiệp vụ Y).", "", "brackets that say where in it"),
    ("Về tuyên truyền, Sở VHTTDL treo pa nô.", "Sở VHTTDL", "what it is about, before the subject"),
    ("Trường hợp cần thiết, Sở Nội vụ tham mưu điều chỉnh.", "Sở Nội vụ", "a condition without a verb"),
    ("Rửa xe - khử trùng - cân: Ban Quản lý chợ bố trí nhân lực.", "Ban Quản lý chợ", "a label with dashes"),
    ("Giám sát theo quy định; các bệnh viện thông báo ca bệnh.", "các bệnh viện", "a subject after a semicolon"),
]

ENDS: Rows = [
    ("UBND các huyện Yên Định, Thiệu Hóa rà soát.", "UBND các huyện Yên Định, Thiệu Hóa", "two places after `các`"),
    ("UBND TP. Vinh chỉnh trang đô thị.", "UBND TP. Vinh", "a point inside a name"),
    (
        "Chi cục Thuế khu vực Thanh Sơn - Yên Lập đôn đốc.",
        "Chi cục Thuế khu vực Thanh Sơn - Yên Lập",
        "two places, a dash",
    ),
    ("Đội Thuế liên xã số 2 rà soát hộ kinh doanh.", "Đội Thuế liên xã số 2", "a number with `số`"),
    ("Ban QLDA đầu tư xây dựng huyện lập hồ sơ.", "Ban QLDA đầu tư xây dựng huyện", "a verb inside the name"),
    (
        "Các trường đại học, cao đẳng trên địa bàn mở mã ngành.",
        "Các trường đại học, cao đẳng trên địa bàn",
        "kinds, then where",
    ),
    ("Từng cơ quan, đơn vị rà soát thủ tục.", "Từng cơ quan, đơn vị", "each of them"),
    ("Riêng Sở Nội vụ tổng hợp chung.", "Sở Nội vụ", "one of those before"),
    (
        "Sở Tài chính cấp vốn, Sở Y tế chịu trách nhiệm chuyên môn.",
        "Sở Tài chính | Sở Y tế",
        "a role word after a comma",
    ),
    ("Tổ chức tập huấn, trong đó: Sở Y tế soạn tài liệu.", "Sở Y tế", "a subject after `trong đó:`"),
    ("Ban Chỉ đạo xã phân công thành viên phụ trách.", "Ban Chỉ đạo xã", "to deal out work is the task"),
    (
        "Các sở, ngành có lãnh đạo là thành viên Ban An toàn giao thông tỉnh xây dựng kế hoạch.",
        "Các sở, ngành có lãnh đạo là thành viên Ban An toàn giao thông tỉnh",
        "which of them, before the verb",
    ),
    ("Phòng Hậu cần bảo đảm xăng dầu.", "Phòng Hậu cần", "`cần` in another word"),
    (
        "Đoàn Thanh niên Quân sự tỉnh phối hợp với Đoàn xã.",
        "Đoàn Thanh niên Quân sự tỉnh > Đoàn xã",
        "whose youth union",
    ),
    ("Hội Phụ nữ Bộ CHQS tỉnh tuyên truyền.", "Hội Phụ nữ Bộ CHQS tỉnh", "whose women's union"),
    ("Vụ Tổ chức cán bộ: Là đơn vị thường trực, đôn đốc.", "Vụ Tổ chức cán bộ", "`Tổ chức` in a name"),
    ("Phòng Phổ biến, giáo dục pháp luật theo dõi.", "Phòng Phổ biến, giáo dục pháp luật", "a comma before a verb"),
    ("Thanh tra Công an tỉnh: Kiểm tra việc chấp hành.", "Thanh tra Công an tỉnh", "an inspectorate, not to inspect"),
    (
        "Trung tâm Thông tin xúc tiến du lịch tỉnh: Lập kế hoạch.",
        "Trung tâm Thông tin xúc tiến du lịch tỉnh",
        "two verbs",
    ),
    ("Phòng Quản trị, Đội bảo vệ kiểm tra nhà xe.", "Phòng Quản trị | Đội bảo vệ", "a verb closes the name"),
    ("Phối hợp với các cơ sở dạy nghề tư vấn.", "> các cơ sở dạy nghề", "a verb tells which"),
    ("Đảng ủy HĐND tỉnh: lãnh đạo HĐND tỉnh ban hành nghị quyết.", "Đảng ủy HĐND tỉnh", "`lãnh đạo` is the verb"),
    ("Phòng Quản lý xuất nhập cảnh hướng dẫn khai báo.", "Phòng Quản lý xuất nhập cảnh", "`nhập` in another word"),
    (
        "Phòng Giáo dục thường xuyên - Nghề nghiệp theo dõi.",
        "Phòng Giáo dục thường xuyên - Nghề nghiệp",
        "a manner in a name",
    ),
    ("Ban Kế hoạch - Tổng hợp lập báo cáo.", "Ban Kế hoạch - Tổng hợp", "the verb right after the name"),
    (
        "Ban Thường vụ các Huyện đoàn, Thành đoàn chỉ đạo.",
        "Ban Thường vụ các Huyện đoàn, Thành đoàn",
        "names after `các`",
    ),
    ("Người nuôi chó phải đeo rọ mõm cho chó.", "Người nuôi chó", "whoever does it"),
    ("Người dân được hỗ trợ.", "", "people, nothing to do"),
    ("Các đoàn thể và 12 bản xây dựng hương ước.", "Các đoàn thể | 12 bản", "a number for `các`"),
    ("Trước 16 giờ hằng ngày, các Tổ bầu cử báo cáo nhanh.", "các Tổ bầu cử", "an hour before the subject"),
    ("Đơn vị nào để xảy ra vi phạm phải chịu trách nhiệm.", "", "a condition, no order"),
    ("UBND các huyện/thành phố bố trí kinh phí.", "UBND các huyện/thành phố", "a stroke between places"),
    (
        "Các sở, ngành, đề nghị Hội Luật gia tỉnh tiếp tục tuyên truyền.",
        "Các sở, ngành | Hội Luật gia tỉnh",
        "told and asked in one sentence",
    ),
    ("Căn cứ nhiệm vụ của từng đơn vị chủ động triển khai.", "", "whose duties, not who"),
    ("Trường học an toàn, không bạo lực.", "", "a motto"),
]

HEADINGS: Rows = [
    (
        "Các Sở: Tài chính; Y tế; Giáo dục và Đào tạo",
        "Sở Tài chính | Sở Y tế | Sở Giáo dục và Đào tạo",
        "semicolons under one head",
    ),
    (
        "Tòa án nhân dân, Viện kiểm sát nhân dân khu vực 3",
        "Tòa án nhân dân | Viện kiểm sát nhân dân khu vực 3",
        "a numbered region",
    ),
    ("Thuế cơ sở 5", "Thuế cơ sở 5", "a tax office of 2025"),
    ("Kế toán, Thủ quỹ", "Kế toán | Thủ quỹ", "two posts"),
    ("Trưởng các khoa, phòng", "Trưởng các khoa, phòng", "an office over bare nouns"),
    ("Khoa Dược - Vật tư thiết bị y tế", "Khoa Dược - Vật tư thiết bị y tế", "`bị` in another word"),
    ("Tổ bảo vệ an ninh, trật tự ở cơ sở", "Tổ bảo vệ an ninh, trật tự ở cơ sở", "`tự` in another word"),
    ("Nhà máy nước Cầu Đỏ", "Nhà máy nước Cầu Đỏ", "a plant"),
    ("Các đồn, trạm biên phòng", "Các đồn, trạm biên phòng", "bare nouns of the border guard"),
]


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        *HOSPITALS_AND_SCHOOLS,
        *DEEDS,
        *OFFICES,
        *COMPLETE,
        *KINDS,
        *REMARKS,
        *VILLAGES,
        *CALLINGS,
        *PLURALS,
        *PLACES,
        *ENDS,
    ],
)
def test_sentences(text: str, expected: str, reason: str) -> None:
    assert said(text) == expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), HEADINGS)
def test_headings(text: str, expected: str, reason: str) -> None:
    assert said(text, is_heading="yes") == expected, reason


def test_those_who_enforce_a_decision_by_its_words() -> None:
    text = "Giám đốc các sở; Chủ tịch UBND các huyện và các đơn vị liên quan căn cứ Quyết định thi hành./."
    assert said(text, where="preamble") == "Giám đốc các sở | Chủ tịch UBND các huyện | các đơn vị liên quan"


def test_one_office_of_many_departments() -> None:
    text = "Giám đốc các sở: Y tế, Kế hoạch và Đầu tư, Nội vụ; Đài Truyền hình tỉnh chịu trách nhiệm thi hành./."
    expected = "Giám đốc sở Y tế | Giám đốc sở Kế hoạch và Đầu tư | Giám đốc sở Nội vụ | Đài Truyền hình tỉnh"
    assert said(text, where="preamble") == expected


def test_no_list_of_bodies_is_empty() -> None:
    symbols = "l;pn6elvl"  # a word for a person and `các`, neither with what makes it a body
    reduced = reduce(Shape(symbols, [(at, at + 1) for at in range(len(symbols))]), load_rulebook())
    assert reduced.symbols == "l;pnnelvl"
