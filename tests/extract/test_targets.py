"""Measurable targets: percentages, ratios, counts; and numbers that are none."""

# ruff: noqa: E501 - one case a line

from __future__ import annotations

import pytest

from kehoach_parse.extract import deadlines, targets
from kehoach_parse.extract.bare import bare_document
from kehoach_parse.models.document import Document, Unit
from kehoach_parse.models.found import Found
from kehoach_parse.models.header import Header
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.settings import Settings

Short = tuple[float, str, str | None, str]
AIMS = "2. Mục tiêu cụ thể"
TASKS = "III. NHIỆM VỤ"

# heading, sentence, (value, comparator, unit, quote) of each target, reason
TARGETS: list[tuple[str, str, list[Short], str]] = [
    (AIMS, "100% cán bộ được tập huấn kỹ năng số.", [(100, "=", "%", "100% cán bộ được tập huấn kỹ năng số")], "a bare percentage"),
    (TASKS, "Bảo đảm 100% học sinh được tham gia.", [(100, "=", "%", "100% học sinh được tham gia")], "100% outside a heading of targets"),
    (AIMS, "Phấn đấu ít nhất 55% số xã có mô hình.", [(55, ">=", "%", "ít nhất 55% số xã có mô hình")], "ít nhất"),
    (AIMS, "Tối thiểu 80% doanh nghiệp ứng dụng công nghệ.", [(80, ">=", "%", "Tối thiểu 80% doanh nghiệp ứng dụng công nghệ")], "tối thiểu, capital"),
    (AIMS, "Trên 70% diện tích áp dụng quy trình an toàn.", [(70, ">", "%", "Trên 70% diện tích áp dụng quy trình an toàn")], "trên"),
    (AIMS, "≥ 60% số xã đạt chuẩn.", [(60, ">=", "%", "≥ 60% số xã đạt chuẩn")], "a sign"),
    (AIMS, "Tỷ lệ hộ nghèo dưới 2%.", [(2, "<", "%", "dưới 2%")], "dưới"),
    (AIMS, "Tỷ lệ hồ sơ trễ hạn không quá 5%.", [(5, "<=", "%", "không quá 5%")], "không quá"),
    (AIMS, "Tỷ lệ hồ sơ trễ hạn tối đa 5%.", [(5, "<=", "%", "tối đa 5%")], "tối đa"),
    (AIMS, "Tỷ lệ hài lòng không dưới 90%.", [(90, ">=", "%", "không dưới 90%")], "không dưới"),
    (AIMS, "tỷ lệ lao động từ 45 tuổi trở lên đạt khoảng 27%;", [(27, "=", "%", "27%")], "a metric before its number, ages in it"),
    (AIMS, "Tỷ lệ dân số tham gia bảo hiểm y tế đạt 98,5%.", [(98.5, "=", "%", "98,5%")], "decimal comma"),
    (AIMS, "Tỷ lệ che phủ rừng đạt 42.5%.", [(42.5, "=", "%", "42.5%")], "decimal point"),
    (AIMS, "Tỷ lệ số hóa hồ sơ đạt 90 %.", [(90, "=", "%", "90 %")], "a space before the sign"),
    (AIMS, "Quyên góp từ 20.000 bản sách trở lên.", [(20000, ">=", "bản sách", "từ 20.000 bản sách trở lên")], "a copy is counted, though `bản` alone is none"),
    (TASKS, "Bố trí kinh phí chuyển đổi số đạt tối thiểu 1% tổng chi ngân sách.", [(1, ">=", "%", "tối thiểu 1% tổng chi ngân sách")], "money that is to reach a share"),
    (AIMS, "Thời gian làm thêm 03 kỹ thuật không quá 4 giờ.", [(4, "<=", "giờ", "không quá 4 giờ")], "the first number tells for what the bound is"),
    (AIMS, "Mỗi xã có từ 01 đến 03 “Tổ liên gia” kiểu mẫu.", [(1, ">=", "Tổ liên gia", "từ 01 đến 03 “Tổ liên gia” kiểu mẫu"), (3, "<=", "Tổ liên gia", "từ 01 đến 03 “Tổ liên gia” kiểu mẫu")], "a range of something in quotation marks"),
    (AIMS, "Xây dựng ít nhất 03 mô hình “Ngày chủ nhật xanh”.", [(3, ">=", "mô hình", "ít nhất 03 mô hình “Ngày chủ nhật xanh”")], "a name in quotation marks is not the unit"),
    (AIMS, "Giảm từ 5 - 10% số vụ.", [(5, ">=", "%", "từ 5 - 10% số vụ"), (10, "<=", "%", "từ 5 - 10% số vụ")], "blanks around the joint of a range"),
    (TASKS, "Mỗi chi hội đăng ký thực hiện 01 công trình.", [(1, "=", "công trình", "01 công trình")], "so much for each"),
    (AIMS, "Tiếp nhận được 1.000 túi máu.", [(1000, "=", "túi máu", "1.000 túi máu")], "`được` behind the verb"),
    (AIMS, "Tham gia: 120 đồng chí.", [(120, "=", "đồng chí", "120 đồng chí")], "comrades are no money"),
    (TASKS, "Phát 1.500 tờ rơi.", [(1500, "=", "tờ", "1.500 tờ rơi")], "something handed out"),
    (AIMS, "Mỗi lớp có 01 tủ sách, 3 - 5 học sinh.", [(1, "=", "tủ sách", "01 tủ sách"), (3, ">=", "học sinh", "3 - 5 học sinh"), (5, "<=", "học sinh", "3 - 5 học sinh")], "a range begins the next target"),
    (TASKS, "Cấp tối thiểu 15 cuốn sổ tay hộ nghèo.", [(15, ">=", "cuốn", "tối thiểu 15 cuốn sổ tay hộ nghèo")], "a measure word is the unit"),
    (AIMS, "đạt từ 95% trở lên.", [(95, ">=", "%", "từ 95% trở lên")], "từ … trở lên"),
    (AIMS, "95% trở lên thôn có nhà văn hóa.", [(95, ">=", "%", "95% trở lên thôn có nhà văn hóa")], "trở lên alone"),
    (TASKS, "Phấn đấu giảm từ 5-10% số vụ tai nạn giao thông.", [(5, ">=", "%", "từ 5-10% số vụ tai nạn giao thông"), (10, "<=", "%", "từ 5-10% số vụ tai nạn giao thông")], "a range bounds from below and from above"),
    (TASKS, "Phấn đấu giảm từ 7% ÷ 12% ở cả 4 tiêu chí.", [(7, ">=", "%", "từ 7% ÷ 12% ở cả 4 tiêu chí"), (12, "<=", "%", "từ 7% ÷ 12% ở cả 4 tiêu chí")], "a range with ÷; the criteria are no target"),
    (TASKS, "Giảm 35% số vụ cháy, giảm 40% số hộ đun than tổ ong.", [(35, "=", "%", "35% số vụ cháy"), (40, "=", "%", "40% số hộ đun than tổ ong")], "two in one sentence"),
    (AIMS, "tăng thêm ít nhất 20% số nhóm trẻ và tăng thêm ít nhất 10% số trường.", [(20, ">=", "%", "ít nhất 20% số nhóm trẻ"), (10, ">=", "%", "ít nhất 10% số trường")], "joined by và"),
    (AIMS, "85% hộ chăn nuôi được tiêm phòng ít nhất 2 loại vắc xin.", [(85, "=", "%", "85% hộ chăn nuôi được tiêm phòng ít nhất 2 loại vắc xin"), (2, ">=", "loại vắc xin", "ít nhất 2 loại vắc xin")], "a count inside a percentage"),
    (AIMS, "Ít nhất 55% phường xây dựng mô hình (các phường trung tâm).", [(55, ">=", "%", "Ít nhất 55% phường xây dựng mô hình")], "ends before the bracket"),
    (AIMS, "100% bến cảng có tối thiểu 2 trạm phát sóng 5G.", [(100, "=", "%", "100% bến cảng có tối thiểu 2 trạm phát sóng 5G"), (2, ">=", "trạm phát sóng 5G", "tối thiểu 2 trạm phát sóng 5G")], "5G is part of the unit"),
    (AIMS, "Hình thành ít nhất 20 mô hình tuần hoàn.", [(20, ">=", "mô hình tuần hoàn", "ít nhất 20 mô hình tuần hoàn")], "the unit is the noun that is counted"),
    (AIMS, "Có ít nhất 03 cơ sở đào tạo đạt chuẩn.", [(3, ">=", "cơ sở đào tạo", "ít nhất 03 cơ sở đào tạo đạt chuẩn")], "a leading zero"),
    (TASKS, "cho tối thiểu 4 mô hình trong các vùng trồng chè: tưới nước, sấy khô.", [(4, ">=", "mô hình", "tối thiểu 4 mô hình trong các vùng trồng chè")], "ends at the colon"),
    (TASKS, "Phấn đấu mỗi năm đấu giá từ 05 mỏ khoáng sản trở lên.", [(5, ">=", "mỏ", "từ 05 mỏ khoáng sản trở lên")], "từ … trở lên around a noun"),
    (TASKS, "Mỗi buổi tập trung không quá 120 phút.", [(120, "<=", "phút", "không quá 120 phút")], "a length in minutes"),
    (AIMS, "Năng suất lúa đạt 6,4 tấn/ha.", [(6.4, "=", "tấn/ha", "6,4 tấn/ha")], "a ratio"),
    (AIMS, "Đạt 15 bác sĩ/10.000 dân.", [(15, "=", "bác sĩ/10.000 dân", "15 bác sĩ/10.000 dân")], "a ratio to ten thousand"),
    (AIMS, "tỷ số giới dưới 95 bé gái/100 bé trai.", [(95, "<", "bé gái/100 bé trai", "dưới 95 bé gái/100 bé trai")], "a ratio with a bound"),
    (AIMS, "Tốc độ đạt 10 Gigabit mỗi giây (10 Gbps).", [(10, "=", "Gbps", "10 Gigabit mỗi giây (10 Gbps)")], "a measure with its symbol"),
    (AIMS, "Đào tạo 3.000 lượt người về kỹ năng số.", [(3000, "=", "lượt người", "3.000 lượt người về kỹ năng số")], "a dot groups thousands"),
    (AIMS, "Thành lập 02 (hai) hợp tác xã kiểu mới.", [(2, "=", "hợp tác xã", "02 (hai) hợp tác xã kiểu mới")], "the number repeated in words"),
    (AIMS, "Thành lập ít nhất 30 doanh nghiệp xuất khẩu, 12 doanh nghiệp vận tải.", [(30, ">=", "doanh nghiệp xuất khẩu", "ít nhất 30 doanh nghiệp xuất khẩu"), (12, "=", "doanh nghiệp vận tải", "12 doanh nghiệp vận tải")], "a list shares its verb"),
    (AIMS, "Trồng mới 1.500 ha rừng sản xuất.", [(1500, "=", "ha", "1.500 ha rừng sản xuất")], "mới between verb and number"),
    (AIMS, "Tốc độ tăng trưởng kinh tế đạt 10,5%/năm.", [(10.5, "=", "%", "10,5%/năm")], "a rate each year"),
    (AIMS, "Tỷ lệ hộ nghèo giảm bình quân 1-1,5%/năm.", [(1, ">=", "%", "1-1,5%/năm"), (1.5, "<=", "%", "1-1,5%/năm")], "a range each year"),
    (AIMS, "Thu nhập bình quân đạt 100 triệu đồng/người/năm.", [(100, "=", "triệu đồng/người/năm", "100 triệu đồng/người/năm")], "a ratio of money"),
    (AIMS, "Nhà ở bình quân đạt 30 m2 sàn/người.", [(30, "=", "m2 sàn/người", "30 m2 sàn/người")], "a digit in the unit"),
    (AIMS, "100% (12/12) sở, ngành hoàn thành.", [(100, "=", "%", "100% (12/12) sở, ngành hoàn thành")], "the count in a bracket"),
    (AIMS, "Tỷ lệ đạt từ 80% đến 85%.", [(80, ">=", "%", "từ 80% đến 85%"), (85, "<=", "%", "từ 80% đến 85%")], "a range with two signs"),
    (AIMS, "Có từ 05 đến 10 sản phẩm OCOP.", [(5, ">=", "sản phẩm", "từ 05 đến 10 sản phẩm OCOP"), (10, "<=", "sản phẩm", "từ 05 đến 10 sản phẩm OCOP")], "a range of counts"),
    (AIMS, "Chỉ số PCI đạt trên 70 điểm.", [(70, ">", "điểm", "trên 70 điểm")], "points of an index"),
    (AIMS, "Tuổi thọ trung bình đạt 75,5 tuổi.", [(75.5, "=", "tuổi", "75,5 tuổi")], "the length of life"),
    (AIMS, "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng dưới 15%.", [(15, "<", "%", "dưới 15%")], "an age in the metric"),
    (AIMS, "Giảm 30% thời gian giải quyết, 30% chi phí tuân thủ.", [(30, "=", "%", "30% thời gian giải quyết"), (30, "=", "%", "30% chi phí tuân thủ")], "a list of percentages"),
    (TASKS, "Phối hợp mở 18 lớp bồi dưỡng theo danh mục.", [(18, "=", "lớp bồi dưỡng", "18 lớp bồi dưỡng theo danh mục")], "a verb of doing outside a heading of targets"),
    (AIMS, "Hoàn thành nạo vét 42 km kênh cấp II.", [(42, "=", "km", "42 km kênh cấp II")], "a measure under a heading of targets"),
    (TASKS, "Mỗi đơn vị đăng ký ít nhất 01 sáng kiến.", [(1, ">=", "sáng kiến", "ít nhất 01 sáng kiến")], "a duty of each unit"),
    (TASKS, "Đăng tải tối thiểu 10 tin, bài mỗi tháng.", [(10, ">=", "tin, bài", "tối thiểu 10 tin, bài mỗi tháng")], "tin, bài"),
    (TASKS, "Tham mưu đạt trên 90% nhiệm vụ đúng hạn.", [(90, ">", "%", "trên 90% nhiệm vụ đúng hạn")], "đạt trên"),
    (AIMS, "Xóa 1.250 căn nhà tạm, nhà dột nát.", [(1250, "=", "căn nhà tạm", "1.250 căn nhà tạm, nhà dột nát")], "houses"),
    (AIMS, "Trồng 1.500 ha rừng sản xuất.", [(1500, "=", "ha", "1.500 ha rừng sản xuất")], "hectares"),
    (AIMS, "Thu hút 2.000 tỷ đồng vốn đầu tư.", [(2000, "=", "tỷ đồng", "2.000 tỷ đồng vốn đầu tư")], "a sum the plan aims at"),
    (TASKS, "Phấn đấu đào tạo 500 học viên.", [(500, "=", "học viên", "500 học viên")], "phấn đấu outside a heading of targets"),
    (AIMS, "Xây dựng 5 tuyến đường hoa; lắp 20 camera an ninh.", [(5, "=", "tuyến đường hoa", "5 tuyến đường hoa"), (20, "=", "camera", "20 camera an ninh")], "any verb of work under a heading of targets"),
    (AIMS, "Kinh tế số chiếm 45% GRDP tỉnh.", [(45, "=", "%", "45% GRDP tỉnh")], "chiếm"),
    (AIMS, "Kinh phí chi cho nghiên cứu (R&D)/GRDP tối thiểu 2%.", [(2, ">=", "%", "tối thiểu 2%")], "money as a target under a heading of targets"),
    (TASKS, "Chỉ tiêu: 100% xã có kế hoạch.", [(100, "=", "%", "100% xã có kế hoạch")], "after a label"),
    (AIMS, "Giảm ít nhất 3 vụ so với năm trước.", [(3, ">=", "vụ", "ít nhất 3 vụ so với năm trước")], "a comparison after the number"),
    (AIMS, "Có 100% số thôn, bản văn hóa; 95% hộ gia đình văn hóa.", [(100, "=", "%", "100% số thôn, bản văn hóa"), (95, "=", "%", "95% hộ gia đình văn hóa")], "a comma in the metric, a semicolon after it"),
    (AIMS, "Mức độ hài lòng đạt trên 85%, phấn đấu đạt 90%.", [(85, ">", "%", "trên 85%"), (90, "=", "%", "90%")], "two levels"),
    (AIMS, "Nâng tỷ lệ lao động qua đào tạo lên 75%.", [(75, "=", "%", "75%")], "lên"),
    (AIMS, "Tỷ lệ thất nghiệp < 3%.", [(3, "<", "%", "< 3%")], "a sign with spaces"),
    (AIMS, "Mỗi xã có ít nhất 01 sản phẩm OCOP đạt 3 sao trở lên.", [(1, ">=", "sản phẩm", "ít nhất 01 sản phẩm OCOP đạt 3 sao trở lên")], "stars are a rank"),
    (AIMS, "Có ít nhất 02 tập thể được tặng Cờ thi đua và 05 cá nhân đạt danh hiệu Chiến sĩ thi đua.", [(2, ">=", "tập thể", "ít nhất 02 tập thể được tặng Cờ thi đua"), (5, "=", "cá nhân", "05 cá nhân đạt danh hiệu Chiến sĩ thi đua")], "và leads to the next count"),
    (TASKS, "Tổ chức ít nhất 01 hội nghị chuyên đề và không dưới 4 buổi tuyên truyền.", [(1, ">=", "hội nghị chuyên đề", "ít nhất 01 hội nghị chuyên đề"), (4, ">=", "buổi tuyên truyền", "không dưới 4 buổi tuyên truyền")], "each count with its own word"),
    (AIMS, "Mỗi giáo viên dự giờ từ 18 tiết/năm học trở lên.", [(18, ">=", "tiết/năm học", "từ 18 tiết/năm học trở lên")], "từ … trở lên around a ratio"),
    (AIMS, "Số giường bệnh trên một vạn dân: 32 giường.", [(32, "=", "giường", "32 giường")], "a metric, a colon, a count"),
    (AIMS, "Sản lượng nuôi trồng: 86 nghìn tấn.", [(86, "=", "nghìn tấn", "86 nghìn tấn")], "thousands of a measure"),
    (AIMS, "Diện tích gieo cấy: 21.500 ha, năng suất 61 tạ/ha, sản lượng 131.000 tấn.", [(21500, "=", "ha", "21.500 ha"), (61, "=", "tạ/ha", "61 tạ/ha"), (131000, "=", "tấn", "131.000 tấn")], "three figures in a row"),
    (AIMS, "Số bác sĩ trên một vạn dân: 12.", [(12, "=", None, "12")], "a figure without a unit"),
    (AIMS, "16/16 phường ban hành kế hoạch.", [(16, "=", "phường", "16/16 phường ban hành kế hoạch")], "all of all there are"),
    (TASKS, "Phấn đấu 9/11 xã hoàn thành số hóa sổ hộ tịch.", [(9, "=", "xã", "9/11 xã hoàn thành số hóa sổ hộ tịch")], "some of all there are"),
    (AIMS, "Tỷ suất tử vong trẻ dưới 1 tuổi giảm xuống dưới 11‰.", [(11, "<", "‰", "dưới 11‰")], "of a thousand"),
    (AIMS, "Tăng trưởng bình quân 9%/năm trở lên.", [(9, ">=", "%", "9%/năm trở lên")], "trở lên behind the year"),
    (AIMS, "Giám sát 150 mẫu nước sinh hoạt.", [(150, "=", "mẫu", "150 mẫu nước sinh hoạt")], "any verb of work under a heading of targets"),
    (AIMS, "Tiếp nhận 6.500 đơn vị máu.", [(6500, "=", "đơn vị máu", "6.500 đơn vị máu")], "units of blood"),
    (AIMS, "05 xã đạt chuẩn nông thôn mới nâng cao; 02 xã kiểu mẫu.", [(5, "=", "xã", "05 xã đạt chuẩn nông thôn mới nâng cao"), (2, "=", "xã", "02 xã kiểu mẫu")], "counts that open their clause"),
    (AIMS, "Chỉ tiêu: 06 lớp, 250 học sinh.", [(6, "=", "lớp", "06 lớp"), (250, "=", "học sinh", "250 học sinh")], "behind a label"),
    (AIMS, "Giải quyết việc làm cho 9.000 lao động, trong đó xuất khẩu lao động 700 người.", [(9000, "=", "lao động", "9.000 lao động"), (700, "=", "người", "700 người")], "a part of the whole"),
    (AIMS, "Mở 04 lớp tập huấn với 320 học viên.", [(4, "=", "lớp tập huấn", "04 lớp tập huấn"), (320, "=", "học viên", "320 học viên")], "với leads to the next count"),
    (TASKS, "Sản xuất ít nhất 03 phóng sự truyền hình, 05 bài viết chuyên sâu.", [(3, ">=", "phóng sự truyền hình", "ít nhất 03 phóng sự truyền hình"), (5, "=", "bài viết chuyên sâu", "05 bài viết chuyên sâu")], "a bound is shared by a list"),
    (TASKS, "Làm mới đường băng cản lửa: 120 km.", [(120, "=", "km", "120 km")], "a measure of the work behind a colon"),
    (TASKS, "Phát thanh về an toàn thực phẩm ít nhất 3 lần/tuần.", [(3, ">=", "lần/tuần", "ít nhất 3 lần/tuần")], "a least number of times"),
    (TASKS, "Chỉ số kết quả: 92% người dân hài lòng.", [(92, "=", "%", "92% người dân hài lòng")], "an indicator as the label"),
    ("II. CÁC CHỈ SỐ ĐÁNH GIÁ (KPI)", "90% trường triển khai học bạ số.", [(90, "=", "%", "90% trường triển khai học bạ số")], "a heading of indicators"),
    ("V. KẾT QUẢ DỰ KIẾN", "70% tổ hòa giải được kiện toàn.", [(70, "=", "%", "70% tổ hòa giải được kiện toàn")], "a heading of what is to come out"),
    (AIMS, "Trên 90% tàu cá có chiều dài từ 15 mét trở lên lắp thiết bị giám sát.", [(90, ">", "%", "Trên 90% tàu cá có chiều dài từ 15 mét trở lên lắp thiết bị giám sát")], "a dimension inside a metric"),
    (AIMS, "Phấn đấu giảm tỷ lệ hộ nghèo từ 3,5% xuống còn 2,5%.", [(2.5, "=", "%", "2,5%")], "from where it goes down is no target"),
    (AIMS, "Tăng tỷ lệ lao động qua đào tạo từ 68% lên 70%.", [(70, "=", "%", "70%")], "nor from where it goes up"),
    (AIMS, "Mỗi năm giảm từ 1,0 đến 1,5 điểm phần trăm hộ nghèo.", [(1, ">=", "điểm", "từ 1,0 đến 1,5 điểm phần trăm hộ nghèo"), (1.5, "<=", "điểm", "từ 1,0 đến 1,5 điểm phần trăm hộ nghèo")], "a range of decimals"),
    (AIMS, "Vận động 3 tỷ đồng trở lên cho Quỹ Vì người nghèo.", [(3, ">=", "tỷ đồng", "3 tỷ đồng trở lên cho Quỹ Vì người nghèo")], "trở lên behind what is counted"),
    (AIMS, "Đạt 34 giường và 13 bác sĩ trên 10.000 dân.", [(34, "=", "giường", "34 giường"), (13, "=", "bác sĩ", "13 bác sĩ trên 10.000 dân")], "what a figure is measured by"),
    (AIMS, "Giá trị sản xuất trên 01 ha đất trồng trọt đạt 120 triệu đồng.", [(120, "=", "triệu đồng", "120 triệu đồng")], "by the hectare"),
    (AIMS, "Đạt tối thiểu 18/19 tiêu chí.", [(18, ">=", "tiêu chí", "tối thiểu 18/19 tiêu chí")], "a bound before a part of a whole"),
    (AIMS, "Mỗi thôn có 01 tổ công nghệ số cộng đồng.", [(1, "=", "tổ công nghệ số cộng đồng", "01 tổ công nghệ số cộng đồng")], "one for each"),
    (AIMS, "Thu gom 95% chất thải ở đô thị, 75% ở nông thôn.", [(95, "=", "%", "95% chất thải ở đô thị"), (75, "=", "%", "75% ở nông thôn")], "the second share has no noun"),
    (AIMS, "Thu ngân sách 9.500 tỷ đồng, trong đó thu nội địa 8.000 tỷ đồng.", [(9500, "=", "tỷ đồng", "9.500 tỷ đồng"), (8000, "=", "tỷ đồng", "8.000 tỷ đồng")], "a part of a sum"),
    (TASKS, "Tiết kiệm 10% chi thường xuyên.", [(10, "=", "%", "10% chi thường xuyên")], "saving"),
    (TASKS, "Tiêm vắc xin cho trên 90% tổng đàn.", [(90, ">", "%", "trên 90% tổng đàn")], "a share of what a task reaches"),
    (AIMS, "Bình quân đạt 22 doanh nghiệp hoạt động/1.000 dân.", [(22, "=", "doanh nghiệp hoạt động/1.000 dân", "22 doanh nghiệp hoạt động/1.000 dân")], "four syllables before the slash"),
    (AIMS, "Lấy 1.100 mẫu (trong đó: 700 mẫu nước, 400 mẫu thịt).", [(1100, "=", "mẫu", "1.100 mẫu"), (700, "=", "mẫu", "700 mẫu nước"), (400, "=", "mẫu", "400 mẫu thịt")], "parts in brackets"),
    (AIMS, "Thời gian xử lý sự cố < 4 giờ.", [(4, "<", "giờ", "< 4 giờ")], "the length of what is done"),
    ("2.4. Kiểm tra, đánh giá", "Tỷ lệ hài lòng tối thiểu 90%.", [(90, ">=", "%", "tối thiểu 90%")], "a heading of evaluating is no account"),
    (TASKS, "Đầu tư 30 trường học tại các xã khó khăn.", [(30, "=", "trường học", "30 trường học tại các xã khó khăn")], "building"),
    (TASKS, "Dành tối thiểu 20 ha hoặc 5% tổng quỹ đất.", [(20, ">=", "ha", "tối thiểu 20 ha hoặc 5% tổng quỹ đất"), (5, "=", "%", "5% tổng quỹ đất")], "one or the other"),
    (TASKS, "Vận động 80% hộ trang bị bình chữa cháy.", [(80, "=", "%", "80% hộ trang bị bình chữa cháy")], "whom a task is to win"),
    (TASKS, "Tập huấn cho 250 cán bộ về tiếp công dân.", [(250, "=", "cán bộ", "250 cán bộ về tiếp công dân")], "cho behind a verb of doing"),
    (AIMS, "Xây dựng 20km đường giao thông nông thôn.", [(20, "=", "km", "20km đường giao thông nông thôn")], "a measure glued to its number"),
]  # fmt: skip

NONE: list[tuple[str, str, str]] = [
    (AIMS, "1 Học sinh, sinh viên % 100", "the number of a row whose columns are lost"),
    (TASKS, "Xe khách có số lượng ghế 45 chỗ.", "a seat is no quantity"),
    (TASKS, "người từ 65 tuổi trở lên.", "an age"),
    (TASKS, "trẻ dưới 24 tháng tuổi.", "an age in months"),
    (TASKS, "bê cái từ 04 tháng đến 18 tháng tuổi.", "ages"),
    (AIMS, "Trẻ em dưới 16 tuổi được chăm sóc.", "an age under a heading of targets"),
    (TASKS, "Báo cáo trước ngày 15/12/2026.", "a date"),
    (TASKS, "Gửi hồ sơ trước 15 ngày tổ chức hội nghị.", "a term"),
    (TASKS, "không quá 45 ngày kể từ ngày kết thúc.", "a term with a bound"),
    (TASKS, "theo khoản 5 Điều 9 Nghị định số 98/2023/NĐ-CP.", "numbers of provisions"),
    (TASKS, "thực hiện Nghị quyết số 57-NQ/TW.", "a document number"),
    (TASKS, "theo mô hình chính quyền địa phương 02 cấp.", "levels"),
    (TASKS, "Kế hoạch 05 năm (2021 - 2025).", "a plan's name"),
    (TASKS, "Đại hội lần thứ XIV của Đảng.", "an ordinal"),
    (TASKS, "giảm trên cả 3 tiêu chí.", "criteria"),
    (TASKS, "Hiện nay toàn tỉnh có 180 trạm, trong đó có 22 trạm 5G.", "what is"),
    (AIMS, "Hiện nay toàn tỉnh có 180 trạm, trong đó có 22 trạm 5G.", "what is, under a heading of targets"),
    (TASKS, "Năm 2025 đã đạt 85% kế hoạch.", "what has been"),
    (TASKS, "hỗ trợ 50% kinh phí mua thiết bị.", "a rate of support"),
    (TASKS, "ngân sách tỉnh đảm bảo 70% tổng vốn.", "a share of money"),
    (TASKS, "lãi suất 6,5%/năm theo quy định.", "a rate of interest"),
    (TASKS, "mức phạt từ 2 đến 3 triệu đồng.", "a fine"),
    (TASKS, "số vụ tai nạn giảm so với 12% cùng kỳ.", "a comparison"),
    (TASKS, "Thời gian: 01 buổi, tại hội trường.", "the length of a meeting"),
    (TASKS, "Thành phần: 03 đại biểu mỗi đơn vị.", "who attends"),
    (TASKS, "Đề án 06 của Chính phủ.", "the name of a scheme"),
    (TASKS, "phát triển hạ tầng 5G, IoT.", "a technology"),
    (TASKS, "huy động tối đa lực lượng, phương tiện.", "tối đa without a number"),
    (TASKS, "phát huy kết quả ít nhất có thể.", "ít nhất without a number"),
    (TASKS, "Phụ lục 2, biểu số 03.", "numbers of forms"),
    (TASKS, "Tổ công tác gồm 07 đồng chí.", "a team"),
    (TASKS, "các trục giao thông số 1 và số 2.", "numbers of roads"),
    (TASKS, "điện thoại 0912345678.", "a telephone number"),
    (TASKS, "giờ làm việc từ 7h30 đến 17h00.", "clock times"),
    (TASKS, "trên 2 tuyến đường trọng điểm.", "trên is a place here"),
    (AIMS, "3 nhóm nhiệm vụ trọng tâm.", "groups of tasks"),
    (TASKS, "Xe tải trọng trên 10 tấn không được lưu thông.", "a limit of something else"),
    (TASKS, "Khu vực cách trường học dưới 200 mét.", "a distance"),
    (TASKS, "Dừng gieo trồng tại khu tưới có dung tích hồ dưới 20%.", "a condition"),
    (AIMS, "không để ùn tắc kéo dài trên 30 phút.", "a length that is to be avoided"),
    (TASKS, "Trích 5% quỹ tiền thưởng.", "a share of a fund"),
    (TASKS, "Kinh phí thực hiện: 500 triệu đồng.", "a sum"),
    (AIMS, "xếp hạng trong nhóm 15 tỉnh dẫn đầu.", "a rank"),
    (TASKS, "Các hộ nuôi từ 40 con lợn trở lên phải kê khai.", "whom an order is for"),
    (TASKS, "Ưu tiên xã có tỷ lệ hộ nghèo trên 20%.", "what is preferred"),
    (TASKS, "Đội tuyển gồm tối đa 10 vận động viên.", "the size of a team"),
    (TASKS, "Khen thưởng không quá 20% số tập thể.", "a limit of rewards"),
    (TASKS, "Tổng kinh phí dự kiến: 1.200.000.000 đồng.", "a sum behind a colon"),
    (TASKS, "Trực ban 24/24 giờ.", "hours of the day"),
    (AIMS, "xếp hạng từ 15/34 trở lên.", "a rank among all"),
    (AIMS, "Thành lập công đoàn tại doanh nghiệp (từ 25 lao động trở lên).", "what kind of thing, in brackets"),
    (AIMS, "Tặng quà cho công nhân (mức 500.000 đồng/suất).", "what each is worth"),
    ("V. TIÊU CHÍ KHEN THƯỞNG", "Đạt từ 90 điểm trở lên.", "criteria of rewards"),
    (TASKS, "Cho vay theo Dự án trồng mới 5 triệu ha rừng.", "the name of a project"),
    ("I. KẾT QUẢ NĂM 2025", "Tỷ lệ tiêm chủng đạt 96%.", "a heading of a year's results"),
    (AIMS, "Xếp thứ 12/34 tỉnh, thành phố.", "a rank with the number of ranks"),
    (AIMS, "Bảo đảm nguyên tắc 4 tại chỗ.", "a motto"),
    (AIMS, "Phát huy vai trò của 5 lực lượng nòng cốt.", "no verb before the number"),
    (TASKS, "Số lượng đại biểu: 200 người.", "who attends, behind a colon"),
    (TASKS, "Mỗi video có thời lượng không quá 05 phút.", "the length of a contribution"),
    (TASKS, "Cơ cấu giải thưởng: 01 giải Nhất, 02 giải Nhì.", "prizes"),
    (TASKS, "Học sinh khuyết tật được miễn 100% học phí.", "an exemption"),
    (TASKS, "Nhà nước hỗ trợ 50%, nhân dân đóng góp 50%.", "shares of money outside a heading of money"),
    (TASKS, "Trực ban gồm 01 lãnh đạo, 02 chuyên viên.", "staff"),
    (AIMS, "Thực hiện 03 đột phá chiến lược.", "parts of a strategy"),
    (AIMS, "Cuộc thi gồm 02 vòng.", "rounds"),
    (TASKS, "Số bác sĩ hiện có: 12.", "a figure outside a heading of targets"),
    ("I. TÌNH HÌNH", "Tỷ lệ hộ nghèo giảm còn 3%.", "an account of what has been"),
    ("IV. KINH PHÍ", "Ngân sách trung ương 60%, ngân sách tỉnh 40%.", "shares of money"),
    ("II. KẾT QUẢ THỰC HIỆN", "100% xã đạt chuẩn.", "an account of what has been"),
]  # fmt: skip

# sentence, metric, reason
METRICS: list[tuple[str, str | None, str]] = [
    ("100% cán bộ được tập huấn.", "cán bộ được tập huấn", "after the number"),
    ("Tỷ lệ che phủ rừng đạt khoảng 47%.", "Tỷ lệ che phủ rừng", "before the number, without đạt khoảng"),
    ("Phấn đấu năng suất lúa đạt 6,4 tấn/ha.", "năng suất lúa", "without phấn đấu"),
    ("Tỷ lệ hộ dùng nước sạch (NS) đạt 65%.", "Tỷ lệ hộ dùng nước sạch (NS)", "a bracket inside the metric"),
    ("Có ít nhất 03 mô hình điểm.", "mô hình điểm", "the noun that is counted"),
    ("90%.", None, "the sentence does not say"),
]  # fmt: skip


def read(heading: str, sentence: str) -> list[Short]:
    document = bare_document(sentence, heading=heading)
    rules, settings = load_rulebook(), Settings()
    found = Found(deadlines=deadlines.extract(document, Found(), rules, settings))
    aims = [aim for aim in targets.extract(document, found, rules, settings) if aim.section != "I"]
    for aim in aims:
        start, end = aim.span
        assert " ".join(document.text[start:end].split()) == aim.quote
        assert isinstance(aim.value, int) or aim.value != int(aim.value)
    return [(aim.value, aim.comparator, aim.unit, aim.quote) for aim in aims]


@pytest.mark.parametrize(("heading", "sentence", "expected", "reason"), TARGETS)
def test_target(heading: str, sentence: str, expected: list[Short], reason: str) -> None:
    assert read(heading, sentence) == expected, reason


@pytest.mark.parametrize(("heading", "sentence", "reason"), NONE)
def test_none(heading: str, sentence: str, reason: str) -> None:
    assert read(heading, sentence) == [], reason


def test_a_year_before_the_plans_is_looked_back_on() -> None:
    document = bare_document("Năm 2025 đạt 88%. Năm 2026 đạt 91%.", heading=AIMS, issued="2026-02-10")
    assert [aim.value for aim in targets.extract(document, Found(), load_rulebook(), Settings())] == [91]


HEADS = ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện 2025", "Kế hoạch 2026", "Năm 2030", "Chủ trì")
# heads of the columns, cells of a row, (value, comparator, unit, metric) of each target, reason
ROWS: list[tuple[tuple[str, ...], tuple[str, ...], list[tuple[float, str, str | None, str | None]], str]] = [
    (HEADS, ("1", "Tỷ lệ hộ nghèo", "%", "2,1", "≤ 1,5", "0,5", "Sở Y tế"), [(1.5, "<=", "%", "Tỷ lệ hộ nghèo"), (0.5, "=", "%", "Tỷ lệ hộ nghèo")], "what has been is no target"),
    (HEADS, ("2", "Nhà ở được hỗ trợ", "căn", "900", "1.200", "trên 3.000", "Sở Xây dựng"), [(1200, "=", "căn", "Nhà ở được hỗ trợ"), (3000, ">", "căn", "Nhà ở được hỗ trợ")], "the unit stands in its own column"),
    (HEADS, ("3", "Xã có bác sĩ", "", "90%", "95%", "100%", "Sở Y tế"), [(95, "=", "%", "Xã có bác sĩ"), (100, "=", "%", "Xã có bác sĩ")], "the unit stands in the cell"),
    (("Đơn vị", "Kế hoạch 2026"), ("Xã Tân Lập", "120"), [(120, "=", None, None)], "bodies are no unit of measure"),
    (("Nội dung", "Thời gian"), ("Tập huấn kỹ năng số", "2026"), [], "a task table"),
    (("Nội dung", "Kinh phí"), ("Tập huấn kỹ năng số", "250"), [], "a column of money"),
    (("Xã", "Năm 2026"), ("Tân Lập", "120"), [], "a year says nothing without a column of indicators"),
    (("TT", "Đơn vị", "Chỉ tiêu giao (đơn vị máu)"), ("1", "Xã Tân Lập", "1.450"), [(1450, "=", "đơn vị máu", None)], "the unit stands in the head"),
    (("TT", "Nội dung", "Kế hoạch (triệu đồng)"), ("1", "Tập huấn", "1.450"), [], "a plan of money"),
]  # fmt: skip


# the heading above, heads of the columns, cells of a row, (value, comparator, unit, metric) of each target, reason
QUOTAS: list[tuple[str, tuple[str, ...], tuple[str, ...], list[tuple[float, str, str | None, str | None]], str]] = [
    ("3. Chỉ tiêu giao các xã", ("Xã", "Số hộ vay vốn (hộ)", "Tỷ lệ thu lãi (%)"), ("Ea Bar", "512", "≥ 98"), [(512, "=", "hộ", "Số hộ vay vốn"), (98, ">=", "%", "Tỷ lệ thu lãi")], "columns with their units share targets out"),
    ("3. Chỉ tiêu giao các xã", ("Xã", "Dân số (người)", "Kinh phí (triệu đồng)", "Kết quả 2025 (%)"), ("Ea Bar", "5.120", "98", "90"), [], "what is, money and results are none"),
    ("3. Chỉ tiêu", ("TT", "Nội dung", "Đơn vị tính", "Số lượng"), ("1", "Trồng rừng", "ha", "350"), [(350, "=", "ha", None)], "how much, beside a column of units"),
    ("3. Chỉ tiêu giao", ("TT", "Đơn vị", "Số mô hình"), ("1", "Xã Ea Bar", "2"), [(2, "=", "mô hình", "Số mô hình")], "a column that counts"),
    ("3. Chỉ tiêu giao", ("Xã", "Số hộ", "Số nhà vệ sinh"), ("Ea Bar", "250", "200"), [], "which of two is to be reached, nobody says"),
    ("3. Phân bổ", ("Xã", "Số hộ vay vốn (hộ)"), ("Ea Bar", "512"), [], "no heading of targets"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "heads", "cells", "expected", "reason"), QUOTAS)
def test_quotas(
    heading: str,
    heads: tuple[str, ...],
    cells: tuple[str, ...],
    expected: list[tuple[float, str, str | None, str | None]],
    reason: str,
) -> None:
    text, spans = heading + "\n", []
    for cell in cells:
        spans.append((len(text), len(text) + len(cell)))
        text += cell + "\t"
    above = Unit("II.3", 0, len(heading), 0, style="arabic", heading=True)
    row = Unit("II.3", spans[0][0], spans[-1][1], spans[0][0], cells=tuple(spans), columns=heads)
    document = Document(text=text, units=(above, row), header=Header(issued="2026-02-10"))
    aims = targets.extract(document, Found(), load_rulebook(), Settings())
    assert [(aim.value, aim.comparator, aim.unit, aim.metric) for aim in aims] == expected, reason


@pytest.mark.parametrize(("heads", "cells", "expected", "reason"), ROWS)
def test_row(
    heads: tuple[str, ...],
    cells: tuple[str, ...],
    expected: list[tuple[float, str, str | None, str | None]],
    reason: str,
) -> None:
    text, spans = "\t".join(cells), []
    for cell in cells:
        start = spans[-1][1] + 1 if spans else 0
        spans.append((start, start + len(cell)))
    row = Unit(where="appendix", start=0, end=len(text), body=0, cells=tuple(spans), columns=heads)
    document = Document(text=text, units=(row,), header=Header(issued="2026-02-10"))
    aims = targets.extract(document, Found(), load_rulebook(), Settings())
    assert [(aim.value, aim.comparator, aim.unit, aim.metric) for aim in aims] == expected, reason


@pytest.mark.parametrize(("sentence", "metric", "reason"), METRICS)
def test_metric(sentence: str, metric: str | None, reason: str) -> None:
    document = bare_document(sentence, heading=AIMS)
    (aim,) = targets.extract(document, Found(), load_rulebook(), Settings())
    assert aim.metric == metric, reason
