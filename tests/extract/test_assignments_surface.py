"""How plans of other provinces, levels, years and typists say who does what; one reason a row.

``A | B > C``: A and B lead, C takes part. Empty: nobody is told to do anything.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kehoach_parse.extract.assignments import find
from kehoach_parse.rulebook import load_rulebook


def said(text: str, **context: str) -> str:
    """What the finder reads, in the notation of the tables below."""
    hits = find(text, load_rulebook(), context)
    leads = [str(hit.values["units"]) for hit in hits if hit.values["role"] == "lead"]
    partners = [str(hit.values["units"]) for hit in hits if hit.values["role"] == "coordinate"]
    return (
        " > ".join(filter(None, [" | ".join(leads), " | ".join(partners)]))
        if leads
        else "".join(f"> {' | '.join(partners)}" if partners else "")
    )


Rows = Sequence[tuple[str, str, str]]

SUBJECTS: Rows = [
    ("Sở Y tế xây dựng kế hoạch tiêm chủng mở rộng.", "Sở Y tế", "a department and its verb"),
    ("Sở Dân tộc và Tôn giáo rà soát danh sách.", "Sở Dân tộc và Tôn giáo", "`và` inside a name of 2025"),
    ("Sở Văn hóa, Thể thao và Du lịch chỉ đạo tuyên truyền.", "Sở Văn hóa, Thể thao và Du lịch", "a comma in a name"),
    ("Sở VHTTDL hướng dẫn treo cờ.", "Sở VHTTDL", "an abbreviated name"),
    ("Sở NN&MT tổng hợp, báo cáo.", "Sở NN&MT", "an ampersand in a name"),
    ("Sở GDĐT, Sở KH&CN tổ chức cuộc thi.", "Sở GDĐT | Sở KH&CN", "two abbreviated names"),
    (
        "Sở Lao động - Thương binh và Xã hội thẩm định hồ sơ.",
        "Sở Lao động - Thương binh và Xã hội",
        "before March 2025",
    ),
    ("Sở LĐ-TB&XH chủ trì thực hiện.", "Sở LĐ-TB&XH", "before March 2025, abbreviated"),
    ("Sở Kế hoạch và Đầu tư cân đối nguồn vốn.", "Sở Kế hoạch và Đầu tư", "merged in 2025"),
    ("Sở Giao thông vận tải kiểm tra tải trọng xe.", "Sở Giao thông vận tải", "merged in 2025"),
    ("Ban Dân tộc tỉnh khảo sát nhu cầu.", "Ban Dân tộc tỉnh", "a committee of the province before 2025"),
    ("Thanh tra tỉnh công bố kết luận.", "Thanh tra tỉnh", "a name that elsewhere is a verb"),
    ("Văn phòng UBND tỉnh theo dõi tiến độ.", "Văn phòng UBND tỉnh", "an office of a body"),
    (
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh chuẩn bị nội dung.",
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
        "`và` in an office's name",
    ),
    (
        "UBND các huyện, thị xã, thành phố rà soát hộ nghèo.",
        "UBND các huyện, thị xã, thành phố",
        "districts before July 2025",
    ),
    ("UBND huyện Mèo Vạc bố trí quỹ đất.", "UBND huyện Mèo Vạc", "a district by name"),
    ("UBND cấp xã lập danh sách.", "UBND cấp xã", "a level instead of a place"),
    (
        "Ủy ban nhân dân các huyện, thị xã, thành phố công khai kết quả.",
        "Ủy ban nhân dân các huyện, thị xã, thành phố",
        "after July 2025",
    ),
    (
        "Uỷ ban nhân dân phường Vạn Thạnh niêm yết thủ tục.",
        "Uỷ ban nhân dân phường Vạn Thạnh",
        "the tone mark on the y",
    ),
    ("Ủy ban Nhân dân xã Ea Drông thành lập tổ công tác.", "Ủy ban Nhân dân xã Ea Drông", "capitals inside the name"),
    (
        "Phòng Văn hóa - Xã hội xã tham mưu kế hoạch.",
        "Phòng Văn hóa - Xã hội xã",
        "an office of a commune after July 2025",
    ),
    (
        "Phòng Kinh tế, Hạ tầng và Đô thị phường cấp phép xây dựng.",
        "Phòng Kinh tế, Hạ tầng và Đô thị phường",
        "a comma in the name",
    ),
    (
        "Phòng Tài chính - Kế hoạch huyện thẩm định dự toán.",
        "Phòng Tài chính - Kế hoạch huyện",
        "an office of a district",
    ),
    ("Phòng GD&ĐT chỉ đạo các trường học.", "Phòng GD&ĐT", "an abbreviated district office"),
    (
        "Trung tâm Phục vụ hành chính công xã bố trí nhân sự.",
        "Trung tâm Phục vụ hành chính công xã",
        "verbs in capitals are names",
    ),
    (
        "Trung tâm Kiểm soát bệnh tật tỉnh giám sát ca bệnh.",
        "Trung tâm Kiểm soát bệnh tật tỉnh",
        "a verb opens the name",
    ),
    ("Phòng Công nghệ thông tin xây dựng tài liệu.", "Phòng Công nghệ thông tin", "a verb that is a noun here"),
    ("Trường THPT Trần Phú xây dựng kế hoạch tổ chức hội thi.", "Trường THPT Trần Phú", "two verbs after the name"),
    ("Chi cục Thủy lợi kiểm tra hồ chứa.", "Chi cục Thủy lợi", "a branch of a department"),
    ("Chi cục Hải quan khu vực V hướng dẫn doanh nghiệp.", "Chi cục Hải quan khu vực V", "a numbered region"),
    ("Kho bạc Nhà nước khu vực IX kiểm soát chi.", "Kho bạc Nhà nước khu vực IX", "a numbered region after 2025"),
    ("Thuế tỉnh đôn đốc thu nộp.", "Thuế tỉnh", "the tax office after July 2025"),
    ("Cục Thuế tỉnh đối chiếu số liệu.", "Cục Thuế tỉnh", "the tax office before March 2025"),
    ("Bảo hiểm xã hội tỉnh cung cấp dữ liệu.", "Bảo hiểm xã hội tỉnh", "`xã` in `xã hội` is no commune"),
    ("Ngân hàng Chính sách xã hội tỉnh giải ngân vốn vay.", "Ngân hàng Chính sách xã hội tỉnh", "a bank"),
    (
        "Ban Quản lý các khu công nghiệp tỉnh vận động doanh nghiệp.",
        "Ban Quản lý các khu công nghiệp tỉnh",
        "`các` inside a name",
    ),
    ("Liên minh Hợp tác xã tỉnh tập huấn cho hợp tác xã.", "Liên minh Hợp tác xã tỉnh", "`xã` in a name"),
    (
        "Liên hiệp các Hội Khoa học và Kỹ thuật tư vấn, phản biện.",
        "Liên hiệp các Hội Khoa học và Kỹ thuật",
        "`các` and `và` in a name",
    ),
    (
        "Báo và Phát thanh, Truyền hình Tây Ninh tăng thời lượng.",
        "Báo và Phát thanh, Truyền hình Tây Ninh",
        "merged press of 2025",
    ),
    (
        "Đài Phát thanh và Truyền hình tỉnh phát sóng phóng sự.",
        "Đài Phát thanh và Truyền hình tỉnh",
        "before the merger",
    ),
    ("Công an tỉnh bảo đảm an ninh, trật tự.", "Công an tỉnh", "police"),
    ("Công an các xã, phường quản lý cư trú, xử lý vi phạm.", "Công an các xã, phường", "police of many communes"),
    ("Bộ Chỉ huy Quân sự tỉnh huy động lực lượng.", "Bộ Chỉ huy Quân sự tỉnh", "the military command"),
    ("Ban CHQS xã duy trì trực sẵn sàng chiến đấu.", "Ban CHQS xã", "an abbreviated commune command"),
    ("Đồn Biên phòng Bát Xát tuần tra đường biên.", "Đồn Biên phòng Bát Xát", "a border post"),
    ("Tòa án nhân dân tỉnh cung cấp thông tin.", "Tòa án nhân dân tỉnh", "a court"),
    ("Cục Thi hành án dân sự tỉnh phân loại án.", "Cục Thi hành án dân sự tỉnh", "a verb in the name"),
    ("Bộ Công Thương ban hành hướng dẫn.", "Bộ Công Thương", "a ministry"),
    ("Bộ NN&PTNT phê duyệt đề án.", "Bộ NN&PTNT", "a ministry until February 2025"),
    ("Tỉnh ủy chỉ đạo sơ kết.", "Tỉnh ủy", "the Party committee"),
    (
        "Ban Tuyên giáo và Dân vận Tỉnh ủy định hướng tuyên truyền.",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "`và` in a Party board",
    ),
    ("Đảng ủy UBND tỉnh lãnh đạo triển khai.", "Đảng ủy UBND tỉnh", "`lãnh đạo` is the verb here"),
    ("Đảng ủy các xã, phường quán triệt Nghị quyết.", "Đảng ủy các xã, phường", "Party committees of communes"),
    ("Các chi, đảng bộ trực thuộc xây dựng kế hoạch.", "Các chi, đảng bộ trực thuộc", "half a word before the comma"),
    ("Các cấp ủy, tổ chức đảng quán triệt nội dung.", "Các cấp ủy, tổ chức đảng", "`tổ chức` as a noun after a comma"),
    ("Ủy ban Kiểm tra Tỉnh ủy giám sát chuyên đề.", "Ủy ban Kiểm tra Tỉnh ủy", "a verb in the name"),
    ("Ủy ban MTTQ Việt Nam tỉnh giám sát, phản biện.", "Ủy ban MTTQ Việt Nam tỉnh", "the Fatherland Front"),
    ("Hội Liên hiệp Phụ nữ tỉnh vận động hội viên.", "Hội Liên hiệp Phụ nữ tỉnh", "a mass organisation"),
    (
        "Hội LHPN, Hội Nông dân, Đoàn Thanh niên phối hợp tuyên truyền.",
        "Hội LHPN | Hội Nông dân | Đoàn Thanh niên",
        "three heads",
    ),
    ("Tỉnh đoàn phát động tuổi trẻ tham gia.", "Tỉnh đoàn", "one word, one body"),
    ("Liên đoàn Lao động tỉnh chăm lo đời sống công nhân.", "Liên đoàn Lao động tỉnh", "the trade unions"),
    ("Công đoàn cơ sở tổ chức hội thao.", "Công đoàn cơ sở", "`cơ sở` belongs to the name"),
    ("Trường THPT Nguyễn Du tổ chức ngoại khóa.", "Trường THPT Nguyễn Du", "a school"),
    ("Trường Tiểu học Lê Lợi bố trí phòng học.", "Trường Tiểu học Lê Lợi", "a primary school"),
    ("Tổ chuyên môn xây dựng chuyên đề.", "Tổ chuyên môn", "a group within a school"),
    ("Giáo viên chủ nhiệm các lớp điểm danh học sinh.", "Giáo viên chủ nhiệm các lớp", "a post in each class"),
    ("Bệnh viện Đa khoa tỉnh chuẩn bị cơ số thuốc.", "Bệnh viện Đa khoa tỉnh", "a hospital"),
    ("Trạm Y tế xã lập danh sách trẻ em.", "Trạm Y tế xã", "a commune's health station"),
    ("Công ty Điện lực Gia Lai sửa chữa lưới điện.", "Công ty Điện lực Gia Lai", "a company"),
    ("Các doanh nghiệp viễn thông đầu tư hạ tầng dùng chung.", "Các doanh nghiệp viễn thông", "companies of a branch"),
    ("Chủ đầu tư lập hồ sơ môi trường.", "Chủ đầu tư", "who builds"),
    ("Hợp tác xã nông nghiệp Tân Tiến ký cam kết.", "Hợp tác xã nông nghiệp Tân Tiến", "a cooperative"),
    ("Giám đốc Sở Y tế phân công cán bộ trực.", "Giám đốc Sở Y tế", "the head of a department"),
    ("Chủ tịch UBND xã chịu trách nhiệm trước Chủ tịch UBND tỉnh.", "Chủ tịch UBND xã", "responsible before somebody"),
    (
        "Trưởng các phòng chuyên môn, Giám đốc các đơn vị sự nghiệp quán triệt.",
        "Trưởng các phòng chuyên môn | Giám đốc các đơn vị sự nghiệp",
        "two offices",
    ),
    (
        "Thủ trưởng các cơ quan, đơn vị thuộc Sở đăng ký thi đua.",
        "Thủ trưởng các cơ quan, đơn vị thuộc Sở",
        "an office over a collective",
    ),
    (
        "Người đứng đầu các cơ quan, đơn vị gương mẫu chấp hành.",
        "Người đứng đầu các cơ quan, đơn vị",
        "an office in words",
    ),
    ("Đồng chí Lò Văn Sơn phụ trách chung, điều hành cuộc họp.", "Đồng chí Lò Văn Sơn", "a person"),
    ("Tổ công nghệ số cộng đồng hướng dẫn người dân.", "Tổ công nghệ số cộng đồng", "a group in a hamlet"),
    ("Trưởng thôn thông báo trên loa.", "Trưởng thôn", "a hamlet's head"),
    ("Nhà trường phổ biến nội quy.", "Nhà trường", "the school itself"),
    (
        "Công chức, viên chức, người lao động chấp hành quy chế.",
        "Công chức, viên chức, người lao động",
        "bare nouns are one unit",
    ),
    ("Các sở, ban, ngành triển khai kế hoạch.", "Các sở, ban, ngành", "bare nouns under one `các`"),
    ("Các Sở, Ban, ngành tỉnh cử đầu mối.", "Các Sở, Ban, ngành tỉnh", "the same in capitals"),
    (
        "Các sở, ban, ngành và UBND các xã tổ chức thực hiện.",
        "Các sở, ban, ngành | UBND các xã",
        "a head of its own after `và`",
    ),
    (
        "Các phòng, ban, đơn vị sự nghiệp thuộc huyện đăng ký.",
        "Các phòng, ban, đơn vị sự nghiệp thuộc huyện",
        "one `các`",
    ),
    (
        "Các cơ quan được giao chủ trì có trách nhiệm gửi báo cáo.",
        "Các cơ quan",
        "a relative clause before the role words",
    ),
]

TYPISTS: Rows = [
    ("Sở Nông nghiệp và PTNT hướng dẫn gieo trồng.", "Sở Nông nghiệp và PTNT", "half of the name abbreviated"),
    ("Sở Văn hóa - Thể thao - Du lịch chỉ đạo.", "Sở Văn hóa - Thể thao - Du lịch", "dashes for comma and `và`"),
    ("Sở Giáo dục & Đào tạo chỉ đạo các trường.", "Sở Giáo dục & Đào tạo", "`&` for `và`"),
    ("Phòng Lao động - TB&XH rà soát hộ nghèo.", "Phòng Lao động - TB&XH", "dash and abbreviation"),
    ("UBND 24 xã, phường lập danh sách.", "UBND 24 xã, phường", "a number before the places"),
    ("Các ông (bà) Trưởng phòng triển khai thực hiện.", "Các ông (bà) Trưởng phòng", "a polite form"),
    ("Cán bộ, giáo viên, nhân viên chấp hành nội quy.", "Cán bộ, giáo viên, nhân viên", "bare nouns of a school"),
    ("Công chức các phòng chuyên môn gửi báo cáo.", "Công chức các phòng chuyên môn", "`các` after a bare noun"),
    ("Sở Y tế (Chi cục Dân số) chủ trì thực hiện.", "Sở Y tế (Chi cục Dân số)", "a part of it in brackets"),
    ("Sở Y tế Chủ trì, phối hợp triển khai.", "Sở Y tế", "a role word with a capital"),
    ("SỞ Y TẾ tổ chức tập huấn.", "SỞ Y TẾ", "the name in capitals"),
    ("sở Y tế tổ chức tập huấn.", "", "a name without its capital is left alone"),
    ("Giao: Phòng Nội vụ tham mưu.", "Phòng Nội vụ", "a colon after the order"),
    ("Công an Tỉnh tuần tra.", "Công an Tỉnh", "a capital in the place word"),
    ("Uỷ ban MTTQVN tỉnh giám sát.", "Uỷ ban MTTQVN tỉnh", "run-together abbreviation"),
    ("UB.MTTQ xã vận động Nhân dân.", "UB.MTTQ xã", "a point inside the abbreviation"),
    ("Đ/c Chủ tịch UBND xã chỉ đạo chung.", "Đ/c Chủ tịch UBND xã", "an abbreviated form of address"),
    ("Các khối, cụm thi đua ký kết giao ước.", "Các khối, cụm thi đua", "emulation blocks"),
]

CIRCUMSTANCES: Rows = [
    ("Căn cứ Kế hoạch này, các sở, ban, ngành xây dựng kế hoạch chi tiết.", "các sở, ban, ngành", "the usual opening"),
    ("Căn cứ chức năng, nhiệm vụ, Sở Nội vụ tham mưu.", "Sở Nội vụ", "commas inside the circumstance"),
    (
        "Trên cơ sở đề xuất của Sở Y tế, Sở Tài chính cân đối kinh phí.",
        "Sở Tài chính",
        "a body inside the circumstance",
    ),
    ("Theo chức năng, nhiệm vụ được giao, các đơn vị chủ động thực hiện.", "các đơn vị", "`theo`"),
    ("Trước ngày 20/11 hằng năm, UBND các xã gửi báo cáo.", "UBND các xã", "a date before the subject"),
    ("Định kỳ hằng quý, Văn phòng Sở tổng hợp.", "Văn phòng Sở", "frequency before the subject"),
    ("Hằng năm, các địa phương rà soát danh mục.", "các địa phương", "`hằng năm` before the subject"),
    ("Sau khi kết thúc đợt thi đua, các khối thi đua bình xét.", "các khối thi đua", "`sau khi`"),
    ("Trong quá trình thực hiện, các đơn vị phản ánh về Sở Nội vụ.", "các đơn vị", "`trong quá trình`"),
    ("Khi có mưa lớn, Đội xung kích sơ tán dân.", "Đội xung kích", "`khi`"),
    ("Năm 2026, Sở Tư pháp số hóa hồ sơ.", "Sở Tư pháp", "a year before the subject"),
    ("Quý II/2026, UBND phường kiểm tra vỉa hè.", "UBND phường", "a quarter before the subject"),
    ("Các đơn vị căn cứ tình hình thực tế xây dựng kế hoạch.", "Các đơn vị", "the circumstance after the subject"),
    ("UBND các xã trong phạm vi quản lý rà soát đất đai.", "UBND các xã", "`trong phạm vi`"),
    (
        "Các phòng trong quá trình xử lý hồ sơ có trách nhiệm phối hợp.",
        "Các phòng",
        "role words after the circumstance",
    ),
    ("Rà soát danh mục. Sở Tài chính bố trí kinh phí.", "Sở Tài chính", "the second sentence has a subject"),
    ("Công an tỉnh tuần tra; Sở Y tế trực cấp cứu.", "Công an tỉnh | Sở Y tế", "two clauses, two subjects"),
    ("Sở Y tế tập huấn. UBND các xã phun hóa chất.", "Sở Y tế | UBND các xã", "two sentences, two subjects"),
]

ORDERS: Rows = [
    ("Tổ chức hội nghị tổng kết (Sở Y tế chủ trì).", "Sở Y tế", "in brackets after the task"),
    (
        "Rà soát danh mục (Sở Y tế chủ trì, phối hợp với Sở Tài chính thực hiện).",
        "Sở Y tế > Sở Tài chính",
        "both in brackets",
    ),
    ("Tổ chức hội thi. (Đoàn Thanh niên phụ trách)", "Đoàn Thanh niên", "brackets after the full stop"),
    ("Cập nhật danh mục (giao Văn phòng UBND tỉnh).", "Văn phòng UBND tỉnh", "an order in brackets"),
    ("Giám sát các dự án (UBND tỉnh phê duyệt).", "", "brackets that say which projects"),
    ("Lắp đặt camera (do Công an xã quản lý).", "", "brackets that say which cameras"),
    ("Bồi dưỡng cán bộ (cấp tỉnh thực hiện).", "", "brackets that name a level"),
    ("Giao Sở Nội vụ theo dõi, đôn đốc.", "Sở Nội vụ", "`giao`"),
    ("Giao cho Văn phòng UBND xã tổng hợp.", "Văn phòng UBND xã", "`giao cho`"),
    (
        "Giao Sở Xây dựng chủ trì, phối hợp với Sở Y tế sửa trạm xá.",
        "Sở Xây dựng > Sở Y tế",
        "order, role and partner",
    ),
    ("Yêu cầu Thủ trưởng các đơn vị nghiêm túc thực hiện.", "Thủ trưởng các đơn vị", "`yêu cầu`"),
    ("Đề nghị Hội Nông dân tỉnh vận động hội viên.", "Hội Nông dân tỉnh", "`đề nghị`"),
    ("Kính đề nghị Ban Thường vụ Tỉnh ủy xem xét, chỉ đạo.", "Ban Thường vụ Tỉnh ủy", "a polite request"),
    ("Đề nghị Ủy ban MTTQ xã phối hợp giám sát.", "> Ủy ban MTTQ xã", "asked to take part"),
    ("Đề nghị Hội CCB phối hợp với Công an xã tuần tra.", "Hội CCB > Công an xã", "asked to act with somebody"),
    ("UBND tỉnh yêu cầu các sở, ban, ngành khẩn trương rà soát.", "các sở, ban, ngành", "the issuer tells others"),
    ("Chủ tịch UBND huyện giao Phòng Nội vụ huyện tham mưu.", "Phòng Nội vụ huyện", "an office gives the order"),
    ("Nếu thiếu giống, đề nghị các đơn vị phản ánh kịp thời.", "các đơn vị", "order after a condition"),
    ("Phân công đồng chí Hà Thị Mơ trực điện thoại.", "đồng chí Hà Thị Mơ", "a person is told"),
]

COORDINATION: Rows = [
    ("Sở Y tế phối hợp với Công an tỉnh kiểm tra.", "Sở Y tế > Công an tỉnh", "a partner in the sentence"),
    ("Phối hợp với Sở Tài chính, Sở Nội vụ thẩm định.", "> Sở Tài chính | Sở Nội vụ", "no lead printed"),
    (
        "Phối hợp tốt với các hội, đoàn thể và chính quyền địa phương.",
        "> các hội, đoàn thể | chính quyền địa phương",
        "a head of its own after `và`",
    ),
    ("Phối hợp Công an xã tuần tra ban đêm.", "> Công an xã", "without `với`"),
    ("Phối hợp cùng Đoàn Thanh niên dọn vệ sinh.", "> Đoàn Thanh niên", "`cùng`"),
    ("Kết hợp với các trường học tuyên truyền.", "> các trường học", "`kết hợp với`"),
    ("Rà soát hồ sơ; phối hợp với Thuế tỉnh đối chiếu số liệu.", "> Thuế tỉnh", "in a later clause"),
    (
        "Phối hợp với các Sở: Tài chính, Xây dựng, Nông nghiệp và Môi trường thẩm định.",
        "> Sở Tài chính | Sở Xây dựng | Sở Nông nghiệp và Môi trường",
        "one head for several bodies",
    ),
    (
        "Phối hợp với các Sở: Y tế, Tài chính và Nội vụ rà soát.",
        "> Sở Y tế | Sở Tài chính | Sở Nội vụ",
        "`và` between two of them",
    ),
    (
        "Phối hợp với Ban Quản lý Khu kinh tế Vân Phong và các đơn vị liên quan.",
        "> Ban Quản lý Khu kinh tế Vân Phong | các đơn vị liên quan",
        "a long name, then a collective",
    ),
    (
        "Phối hợp với các phòng: Bưu chính - Viễn thông, Thanh tra Sở kiểm tra.",
        "> phòng Bưu chính - Viễn thông | Thanh tra Sở",
        "one has its own head",
    ),
    (
        "Phối hợp với VNPT Bắc Kạn, Viettel Bắc Kạn lắp đặt.",
        "> VNPT Bắc Kạn | Viettel Bắc Kạn",
        "companies by their brands",
    ),
    ("Phối hợp, hướng dẫn các doanh nghiệp.", "", "a comma: the verb alone"),
    ("Phối hợp triển khai nền tảng số.", "", "nobody named"),
    ("Tăng cường phối hợp giữa các cơ quan.", "", "among others, not with somebody"),
    ("Xây dựng quy chế phối hợp với Công an tỉnh.", "", "a document about it"),
]

CLOSINGS: Rows = [
    (
        "Sở Y tế đề nghị UBND các huyện và yêu cầu các bệnh viện thực hiện./.",
        "UBND các huyện | các bệnh viện",
        "two orders",
    ),
    ("Nếu có vướng mắc đề nghị các địa phương phản ánh./.", "các địa phương", "no comma before the order"),
    ("Yêu cầu các phòng, đơn vị báo cáo số liệu./.", "các phòng, đơn vị", "an order without a subject"),
    (
        "Trên đây là Kế hoạch của Sở, đề nghị các đơn vị thực hiện nghiêm túc./.",
        "các đơn vị",
        "after the formula and a comma",
    ),
    (
        "Trên đây là Kế hoạch tuyển quân; các cơ quan, đơn vị nghiêm túc thực hiện./.",
        "các cơ quan, đơn vị",
        "after the formula and a semicolon",
    ),
    (
        "Trong quá trình tiêm phòng nếu thiếu vắc xin, các địa phương báo cáo về Sở Y tế./.",
        "các địa phương",
        "the usual last sentence",
    ),
    (
        "UBND xã yêu cầu các ban, ngành, thôn tổ chức thực hiện tốt Kế hoạch này./.",
        "các ban, ngành, thôn",
        "a commune's closing",
    ),
    (
        "Ủy ban nhân dân tỉnh yêu cầu Giám đốc các sở, Chủ tịch UBND các xã thực hiện./.",
        "Giám đốc các sở | Chủ tịch UBND các xã",
        "offices",
    ),
    ("Trên đây là Kế hoạch công tác năm 2026 của Phòng Tư pháp./.", "", "names the issuer, orders nobody"),
    ("Trong quá trình khảo sát, nếu có sai sót, đề nghị gửi ý kiến về Sở Xây dựng./.", "", "nobody named"),
]

ENFORCEMENT: Rows = [
    (
        "Chánh Văn phòng UBND tỉnh; Giám đốc các sở; Chủ tịch UBND các huyện chịu trách nhiệm thi hành Quyết định.",
        "Chánh Văn phòng UBND tỉnh | Giám đốc các sở | Chủ tịch UBND các huyện",
        "offices joined by semicolons",
    ),
    (
        "Chánh Văn phòng Sở, Trưởng các phòng và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.",
        "Chánh Văn phòng Sở | Trưởng các phòng | các cá nhân có liên quan",
        "joined by a comma and `và`",
    ),
    ("Quy chế này có hiệu lực kể từ ngày ký.", "", "nobody is told"),
    ("Căn cứ Luật Phòng, chống thiên tai;", "", "a basis"),
    ("Sở Y tế xây dựng Kế hoạch như sau:", "", "the plan announces itself"),
]

HEADINGS: Rows = [
    ("Sở Y tế", "Sở Y tế", "a name alone"),
    ("Sở Y tế:", "Sở Y tế", "a closing colon"),
    ("SỞ Y TẾ", "SỞ Y TẾ", "capitals"),
    ("Sở Nội vụ (cơ quan thường trực)", "Sở Nội vụ (cơ quan thường trực)", "a remark stays as written"),
    (
        "Sở Xây dựng - Cơ quan thường trực Ban Chỉ đạo",
        "Sở Xây dựng - Cơ quan thường trực Ban Chỉ đạo",
        "an apposition stays",
    ),
    ("Giao Sở Tư pháp", "Sở Tư pháp", "`giao` before the name"),
    ("Trách nhiệm của UBND các xã", "UBND các xã", "`trách nhiệm của`"),
    ("Đối với Công an tỉnh:", "Công an tỉnh", "`đối với`"),
    ("Sở Xây dựng, Sở Tài chính", "Sở Xây dựng | Sở Tài chính", "two names"),
    ("Sở Xây dựng; UBND các xã, phường", "Sở Xây dựng | UBND các xã, phường", "a semicolon"),
    (
        "Đề nghị Ủy ban MTTQ Việt Nam tỉnh và các hội quần chúng",
        "Ủy ban MTTQ Việt Nam tỉnh | các hội quần chúng",
        "a request to two",
    ),
    ("Các sở, ban, ngành, đoàn thể", "Các sở, ban, ngành, đoàn thể", "one collective"),
    (
        "Các sở, ngành; UBND các xã, phường; các doanh nghiệp",
        "Các sở, ngành | UBND các xã, phường | các doanh nghiệp",
        "three collectives",
    ),
    ("Bộ phận Văn phòng, Kế toán", "Bộ phận Văn phòng, Kế toán", "what a section deals with is its name"),
    ("Ban Giám hiệu, Ban đại diện cha mẹ học sinh", "Ban Giám hiệu | Ban đại diện cha mẹ học sinh", "a school"),
    ("Tổ trưởng chuyên môn và giáo viên bộ môn", "Tổ trưởng chuyên môn | giáo viên bộ môn", "posts in a school"),
    ("Chủ tịch UBND các xã, phường", "Chủ tịch UBND các xã, phường", "an office over many"),
    ("Sở Y tế chủ trì, phối hợp với Sở Tài chính:", "Sở Y tế > Sở Tài chính", "roles in the heading"),
    ("Sở Công Thương có trách nhiệm:", "Sở Công Thương", "role words in the heading"),
    ("Các đơn vị sử dụng ngân sách", "Các đơn vị sử dụng ngân sách", "a describing verb"),
    ("Các Sở: Y tế, Nội vụ, Tài chính", "Sở Y tế | Sở Nội vụ | Sở Tài chính", "one head for three"),
    ("Hội Nông dân, Hội Phụ nữ xã", "Hội Nông dân | Hội Phụ nữ xã", "two heads"),
    ("Ban Chỉ đạo chuyển đổi số tỉnh", "Ban Chỉ đạo chuyển đổi số tỉnh", "a board with its subject"),
    ("Công tác tuyên truyền", "", "a field of work"),
    ("Tổ chức thực hiện", "", "`tổ chức` is a verb"),
    ("Kinh phí thực hiện", "", "money"),
    ("Chế độ báo cáo", "", "reporting"),
    ("Phòng, chống thiên tai", "", "`phòng` is a verb here"),
    ("Đội ngũ cán bộ", "", "`đội` in another word"),
    ("Cơ sở vật chất", "", "`cơ sở` in another word"),
    ("Cấp tỉnh", "", "a level is no body"),
    ("Hội nghị tổng kết", "", "`hội` in another word"),
    ("Viễn thông", "", "a field of work, not a company"),
    ("Thống kê đàn vật nuôi", "", "a verb, not the statistics office"),
    ("Thuế và phí", "", "money, not the tax office"),
    ("Viễn thông Sơn La", "Viễn thông Sơn La", "with a place it is a company"),
    ("Các Vụ, Cục, Văn phòng Bộ", "Các Vụ, Cục | Văn phòng Bộ", "units of a ministry in capitals"),
    ("Vụ Truyền thông và Thi đua, khen thưởng", "Vụ Truyền thông và Thi đua, khen thưởng", "a comma in a unit's name"),
    ("Trung tâm Giám sát, điều hành thông minh", "Trung tâm Giám sát, điều hành thông minh", "verbs make up the name"),
    ("Ban hành văn bản", "", "`ban` in a verb"),
    ("Đối tượng: các cơ quan, đơn vị", "", "lists those concerned"),
]

COLONS: Rows = [
    ("Sở Y tế: Chuẩn bị thuốc, vật tư.", "Sở Y tế", "name, colon, task"),
    ("UBND các xã: rà soát, lập danh sách.", "UBND các xã", "small letter after the colon"),
    ("Giao Công an xã: tuần tra ban đêm.", "Công an xã", "an order before"),
    ("Sở Y tế phối hợp Sở Nội vụ: xây dựng đề án.", "Sở Y tế > Sở Nội vụ", "a partner before the colon"),
    ("Thời gian: từ ngày 01/8 đến ngày 30/8.", "", "a label of time"),
    ("Địa điểm: Hội trường UBND tỉnh.", "", "a label of place"),
    ("Thành phần: đại diện các sở, ngành.", "", "a label of those who attend"),
    ("Mục tiêu: 100% cơ quan, đơn vị hoàn thành.", "", "a label of an aim"),
]

NEGATIVES: Rows = [
    ("Tổ chức quán triệt đến các cơ quan, đơn vị, địa phương.", "", "the bodies are told, not told to do"),
    ("Báo cáo UBND tỉnh, Sở Nội vụ kết quả thực hiện.", "", "reported to"),
    ("Tham mưu UBND tỉnh ban hành Chỉ thị.", "", "advised"),
    ("Trình Chủ tịch UBND tỉnh phê duyệt.", "", "submitted to"),
    ("Gửi Sở Nội vụ để tổng hợp.", "", "sent to"),
    ("Hướng dẫn các đơn vị thực hiện.", "", "guided"),
    ("Khuyến khích các doanh nghiệp đầu tư.", "", "encouraged"),
    ("Các sở, ban, ngành đã hoàn thành nhiệm vụ.", "", "what was done"),
    ("Các đơn vị đang triển khai chuyển đổi số.", "", "what is going on"),
    ("Sở Y tế được giao bổ sung 20 biên chế.", "", "a passive"),
    ("Các tập thể, cá nhân được khen thưởng.", "", "a passive"),
    ("Phong trào thi đua do UBND tỉnh phát động.", "", "who started it, in a relative clause"),
    ("Việc triển khai của các đơn vị phải đồng bộ.", "", "`việc` is the subject"),
    ("Công tác phối hợp giữa các sở, ngành còn hạn chế.", "", "work is the subject"),
    ("Đợt thi đua được các cơ quan hưởng ứng.", "", "a drive is the subject"),
    ("Nâng cao trách nhiệm của người đứng đầu các cơ quan.", "", "those whose duty grows"),
    ("Kinh phí do ngân sách tỉnh bảo đảm.", "", "money is the subject"),
    ("100% các cơ quan, đơn vị đăng ký thi đua.", "", "a target"),
    ("Theo Công văn số 12/UBND-NC của UBND tỉnh.", "", "a body in a citation"),
    ("Bộ máy chính quyền vận hành thông suốt.", "", "`bộ` in another word"),
    ("Đội tuyển tham gia thi đấu.", "", "`đội` in another word"),
    ("Trường hợp vi phạm xử lý theo quy định.", "", "`trường` in another word"),
    ("Hội đồng nhân dân, Ủy ban nhân dân các cấp.", "", "no verb"),
    ("Cơ sở dữ liệu kết nối với trung ương.", "", "`cơ sở` in another word"),
    ("Khối lượng công việc tăng.", "", "`khối` in another word"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), [*SUBJECTS, *TYPISTS, *CIRCUMSTANCES, *ORDERS, *COORDINATION])
def test_sentences(text: str, expected: str, reason: str) -> None:
    assert said(text) == expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), [*COLONS, *NEGATIVES])
def test_colons_and_negatives(text: str, expected: str, reason: str) -> None:
    assert said(text) == expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), CLOSINGS)
def test_closings(text: str, expected: str, reason: str) -> None:
    assert said(text, where="closing") == expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), ENFORCEMENT)
def test_enforcement(text: str, expected: str, reason: str) -> None:
    assert said(text, where="preamble") == expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), HEADINGS)
def test_headings(text: str, expected: str, reason: str) -> None:
    assert said(text, is_heading="yes") == expected, reason
