"""Role before value: where the same words are a deadline, and where they are none."""

# ruff: noqa: E501 - one case a line

from __future__ import annotations

import pytest

from tests.extract.deadline_values import Value, always, before, by, every, on, read, until, window

Expected = list[tuple[Value, str]]

# Times that are no deadline of the plan, whatever their form.
MENTIONS: list[tuple[str, str]] = [
    ("Thực hiện Kế hoạch số 45-KH/TU, ngày 12/3/2026 của Tỉnh ủy.", "date of a cited document, a comma before it"),
    ("Thực hiện Quyết định số 618/QĐ-BYT ngày 12/02/2026 của Bộ Y tế.", "date of a cited document"),
    ("theo Nghị định số 98/2026/NĐ-CP.", "the year inside a document number"),
    ("tại Quyết định số 2027/QĐ-UBND.", "a number that looks like a year"),
    ("Căn cứ Luật Thanh tra năm 2026.", "the year of a law"),
    ("theo Luật Đất đai ngày 18 tháng 01 năm 2026.", "the day of a law"),
    ("(Kèm theo Kế hoạch số      /KH-SYT ngày      tháng      năm 2026)", "the plan's own date in its appendix"),
    ("Lạng Sơn, ngày      tháng 7 năm 2026", "a date line with a blank day"),
    ("Phong trào thi đua yêu nước giai đoạn 2026 - 2030.", "a planning period"),
    ("Hội Nông dân các xã nhiệm kỳ 2023 - 2028.", "a term of office"),
    ("thực hiện Kế hoạch 5 năm (2026-2030) của tỉnh.", "a plan of several years"),
    ("Quy hoạch tỉnh thời kỳ 2031 - 2040, tầm nhìn đến năm 2060.", "period and vision"),
    ("Chiến lược phát triển chăn nuôi đến năm 2030.", "the horizon of a strategy"),
    ("Đề án giai đoạn đến năm 2027, định hướng đến năm 2030.", "period and orientation of a scheme"),
    ("3. Định hướng đến năm 2045", "an orientation"),
    ("điều chỉnh, bổ sung quy hoạch hạ tầng các khu công nghiệp đến năm 2030.", "the horizon of a zoning plan inside a task"),
    ("phục vụ nhu cầu đến năm 2040 và tầm nhìn 2050.", "a horizon that qualifies a noun"),
    ("hướng tới phát thải ròng bằng 0 vào năm 2050.", "a vision"),
    ("hoàn thành tốt các phần việc được giao năm 2026.", "the year of the tasks"),
    ("hoàn thành thắng lợi nhiệm vụ thu ngân sách, giải ngân năm 2026.", "the year of the tasks"),
    ("phấn đấu hoàn thành các chỉ tiêu kinh tế - xã hội trong năm 2026.", "the year of the targets"),
    ("thiết thực chào mừng các sự kiện văn hóa của tỉnh trong năm 2026.", "the year of the occasions"),
    ("Phát động phong trào thi đua năm 2026.", "planning year"),
    ("Nhận xét, xếp loại viên chức cuối năm.", "cuối năm only qualifies"),
    ("Sơ kết công tác 6 tháng đầu năm 2026.", "the half a report is about"),
    ("Báo cáo kết quả 9 tháng đầu năm 2026.", "the months a report is about"),
    ("Nhiệm vụ trọng tâm 6 tháng cuối năm.", "the half the tasks are for"),
    ("Lập thành tích chào mừng Quốc khánh 02/9.", "an occasion"),
    ("Tuyên truyền kỷ niệm 80 năm Ngày thành lập ngành 28/8/2026.", "an anniversary"),
    ("tuyên truyền Ngày Chuyển đổi số quốc gia 10/10.", "a named day"),
    ("hưởng ứng Ngày Pháp luật Việt Nam (09/11).", "a named day in brackets"),
    ("thống kê đàn bò tại thời điểm 0h00 ngày 01/04/2026.", "the moment figures stand at"),
    ("Số liệu tính đến ngày 31/12/2026.", "the moment figures stand at"),
    ("giảm 5% số vụ so với cùng kỳ năm 2026.", "a comparison"),
    ("thi hành Luật Đất đai có hiệu lực từ ngày 01/8/2026.", "another document's validity"),
    ("Tài liệu hình thành trước ngày 01/7/2026 đã được chỉnh lý.", "a state, not a task"),
    ("Người được tuyển dụng trước ngày 01/7/2026.", "a state, not a task"),
    ("Kết quả thực hiện các nhiệm vụ trong năm 2024.", "a year gone by"),
    ("Tham gia thường xuyên, liên tục các hoạt động.", "manner"),
    ("Thường xuyên rà soát hệ thống biển báo.", "manner, at the head of a sentence"),
    ("kiểm tra định kỳ và đột xuất.", "manner"),
    ("thực hiện theo tiến độ, lộ trình của Bộ.", "no time at all"),
    ("Thực hiện theo Kế hoạch của Khối thi đua.", "deferred to another plan"),
    ("Bê cái từ 04 tháng đến 18 tháng tuổi.", "ages"),
    ("Thông qua danh sách đại biểu.", "qua is not yesterday"),
    ("Thời gian: 01 buổi, tại hội trường Sở.", "the length of a meeting"),
    ("trong thời gian tới, các nhiệm vụ trọng tâm.", "too vague"),
    ("Phát triển dựa trên năm yếu tố then chốt.", "năm is five"),
    ("theo khoản 5 Điều 9 và mục 2.1.2 của hướng dẫn.", "numbers of headings"),
    ("áp dụng từ ngày 05/01/2025 đến trước ngày 15/8/2025.", "the validity of something else, gone by"),
    ("Năm 2025, toàn tỉnh xảy ra 120 vụ tai nạn giao thông.", "what has been"),
    ("Trong 6 tháng đầu năm 2025, các đơn vị đã tổ chức 05 hội nghị.", "what has been"),
    ("Phấn đấu tốc độ tăng trưởng năm 2026 đạt 8%.", "the year of the target's noun"),
    ("Chủ trì tham mưu xây dựng dự toán năm 2027.", "the year of the budget"),
    ("Bảo đảm an toàn giao thông trong dịp nghỉ lễ 30/4 và 01/5.", "a holiday by its days"),
    ("Tuyên truyền trước, trong và sau Tết Nguyên đán.", "no date"),
    ("Báo cáo tuần gửi trước 10 giờ sáng thứ Sáu.", "a clock time is no term"),
    ("Thông báo trước ít nhất 24 giờ cho các hộ dân.", "no event it counts from"),
    ("Sau khi sáp nhập, các xã ổn định tổ chức.", "a change that has been"),
    ("Quá thời hạn quy định 05 ngày mà chưa gửi.", "a case, not a time"),
    ("Nâng lương thường xuyên năm 2026.", "a kind of pay rise"),
    ("Thời gian thi: 150 phút.", "a length"),
    ("Tỷ lệ 2/3 số hộ đồng thuận.", "a fraction"),
    ("Hoàn thành 10/12 tiêu chí nông thôn mới.", "a fraction that could be a day"),
    ("100% (12/12) sở, ngành hoàn thành.", "a fraction in brackets"),
    ("Năm học 2026-2027 tiếp tục đổi mới.", "a school year"),
    ("Mốc kiểm tra: từ ngày 01/01/2026 đến ngày 30/6/2026.", "the time an inspection looks at"),
    ("Chương trình phát triển lâm nghiệp từ 2026 đến 2030.", "the years of a programme"),
    ("Đợt thi đua (từ năm 1946 đến năm 2026) được ghi nhận.", "history"),
    ("Thời gian chốt số liệu: tính từ ngày 15/12 năm trước đến ngày 14/12 của năm báo cáo.", "the time figures are of"),
    ("nhân dịp kỷ niệm 80 năm Quốc khánh (02/9/2026).", "an occasion outside a slot"),
    ("Ngày 10 tháng 10 hằng năm là Ngày Chuyển đổi số quốc gia.", "a day of remembrance is told, not ordered"),
]  # fmt: skip

SLOTS: list[tuple[str, Expected, str]] = [
    ("Thời gian thực hiện: Quý IV/2026.", [(window("2026-10-01", "2026-12-31"), "Quý IV/2026")], "a quarter under a time label is a window"),
    ("Thời gian hoàn thành: Tháng 12/2026.", [(window("2026-12-01", "2026-12-31"), "Tháng 12/2026")], "a month too, even where the label speaks of completing"),
    ("Thời hạn hoàn thành: 30/9/2026.", [(by("2026-09-30"), "30/9/2026")], "one day under a label of completing is due"),
    ("Thời gian tổ chức: 30/9/2026.", [(on("2026-09-30"), "30/9/2026")], "one day under a label of holding"),
    ("Thời gian: Tháng 3.", [(window("2026-03-01", "2026-03-31"), "Tháng 3")], "a bare month"),
    ("Thời gian thực hiện: Quý I.", [(window("2026-01-01", "2026-03-31"), "Quý I")], "a bare quarter"),
    ("Thời gian thực hiện: 2026", [(window("2026-01-01", "2026-12-31"), "2026")], "a bare year"),
    ("Thời gian thực hiện: 2026 - 2030.", [(window("2026-01-01", "2030-12-31"), "2026 - 2030")], "bare years"),
    ("Thời gian thực hiện: Năm 2026.", [(window("2026-01-01", "2026-12-31"), "Năm 2026")], "a year"),
    ("Thời gian thực hiện: Trong năm.", [(window("2026-01-01", "2026-12-31"), "Trong năm")], "the plan's year"),
    ("Thời gian thực hiện: Giai đoạn 2026 - 2030.", [(window("2026-01-01", "2030-12-31"), "Giai đoạn 2026 - 2030")], "a period as the time of a task"),
    ("Tiến độ: Hoàn thành trong tháng 10/2026.", [(by("2026-10-31"), "trong tháng 10/2026")], "tiến độ is a label too"),
    ("Thời gian: Tổng kết năm 2026: trước ngày 15/12/2026.", [(before("2026-12-15"), "trước ngày 15/12/2026")], "the year a review is about"),
    ("Thời gian: Sơ kết 6 tháng đầu năm: chậm nhất ngày 20/6/2026.", [(by("2026-06-20"), "chậm nhất ngày 20/6/2026")], "the months a review is about"),
    ("Thời gian, địa điểm: 8h00 ngày 15/8/2026, tại Hội trường tỉnh.", [(on("2026-08-15"), "8h00 ngày 15/8/2026")], "time and place in one label"),
    ("Về thời gian: từ ngày 01/3/2026 đến ngày 30/3/2026.", [(window("2026-03-01", "2026-03-30"), "từ ngày 01/3/2026 đến ngày 30/3/2026")], "về before the label"),
    ("Thời gian thực hiện: thường xuyên.", [(always(), "thường xuyên")], "continuous"),
    ("Thời gian thực hiện: Thường xuyên, liên tục trong năm 2026.", [(always("2026-01-01", "2026-12-31"), "Thường xuyên, liên tục trong năm 2026")], "continuous within a year"),
    ("Thời gian thực hiện: Thường xuyên, hằng năm.", [(always(), "Thường xuyên"), (every("FREQ=YEARLY"), "hằng năm")], "two entries"),
    ("- Tổng kết phong trào: tháng 12.", [(window("2026-12-01", "2026-12-31"), "tháng 12")], "a bullet that ends in its time"),
    ("- Thẩm định hồ sơ: từ 01/10 đến 15/10/2026;", [(window("2026-10-01", "2026-10-15"), "từ 01/10 đến 15/10/2026")], "a bullet that ends in a span"),
    ("Rà soát danh mục (hoàn thành trong quý II).", [(by("2026-06-30"), "trong quý II")], "brackets"),
    ("Lắp đặt trạm cân (xong trước ngày 30/11/2026).", [(before("2026-11-30"), "xong trước ngày 30/11/2026")], "brackets"),
    ("Lập danh sách. Thời gian hoàn thành: Trước ngày 18/6/2026.", [(before("2026-06-18"), "Trước ngày 18/6/2026")], "a label inside a paragraph"),
    ("Thời gian: 02 ngày, hoàn thành trước 12/7/2026 (có giấy mời riêng).", [(before("2026-07-12"), "trước 12/7/2026")], "a length before the bound"),
    ("NGÀY 1: THỨ HAI, NGÀY 24/8/2026", [(on("2026-08-24"), "THỨ HAI, NGÀY 24/8/2026")], "the heading of a day's programme"),
    ("Thời gian thực hiện: Năm học 2026 - 2027.", [(window("2026-09-05", "2027-05-31"), "Năm học 2026 - 2027")], "a school year"),
    ("Giai đoạn 1 (2026 - 2027): Chuẩn bị.", [(window("2026-01-01", "2027-12-31"), "2026 - 2027")], "a numbered stage with its years"),
    ("Hạn nộp: 17h00 ngày 30/9/2026.", [(by("2026-09-30"), "17h00 ngày 30/9/2026")], "the label stays outside the quote"),
    ("- Cấp trường: tháng 10/2026; cấp huyện: tháng 11/2026.", [(window("2026-10-01", "2026-10-31"), "tháng 10/2026"), (window("2026-11-01", "2026-11-30"), "tháng 11/2026")], "labels that name who"),
    ("+ Nhận bài dự thi: Từ ngày phát động đến 17h00 ngày 30/9/2026.", [(("window", "ngày phát động", "2026-09-30"), "Từ ngày phát động đến 17h00 ngày 30/9/2026")], "an event and a clock time"),
    ("Thời gian thực hiện: Giai đoạn 2026 - 2030, trước hết ở các xã vùng cao.", [(window("2026-01-01", "2030-12-31"), "Giai đoạn 2026 - 2030")], "a period opens the slot, more words behind it"),
    ("Thời gian thực hiện: 9/2026 – 12/2026.", [(window("2026-09-01", "2026-12-31"), "9/2026 – 12/2026")], "months without tháng, an en dash"),
    ("Thời gian: Mỗi quý 01 lần.", [(every("FREQ=MONTHLY;INTERVAL=3"), "Mỗi quý 01 lần")], "once a quarter"),
    ("Thời gian thực hiện: T6/2026.", [(window("2026-06-01", "2026-06-30"), "T6/2026")], "an abbreviated month"),
    ("Thời gian thực hiện: Q.II/2026.", [(window("2026-04-01", "2026-06-30"), "Q.II/2026")], "an abbreviated quarter"),
    ("Thời gian hoàn thành: Quý II, năm 2026.", [(window("2026-04-01", "2026-06-30"), "Quý II, năm 2026")], "a comma before the year"),
    ("Thời gian: 1/2 ngày (buổi sáng), ngày 26/3/2026.", [(on("2026-03-26"), "ngày 26/3/2026")], "half a day is a length"),
    ("Thời gian: Dự kiến tháng 10/2026.", [(window("2026-10-01", "2026-10-31"), "tháng 10/2026")], "dự kiến stays outside the quote"),
    ("Thời gian thực hiện: Thường xuyên; sơ kết quý II/2026.", [(always(), "Thường xuyên"), (window("2026-04-01", "2026-06-30"), "quý II/2026")], "more than one time in a slot"),
    ("Thời gian thực hiện: Theo Kế hoạch của Bộ.", [], "deferred"),
    ("Thời gian thực hiện: Khi có chỉ đạo của cấp trên.", [(("relative", "có chỉ đạo của cấp trên", ""), "Khi có chỉ đạo của cấp trên")], "an event as the time of a task"),
    ("Thời gian tổ chức: Dịp Quốc khánh 02/9/2026.", [(on("2026-09-02"), "Dịp Quốc khánh 02/9/2026")], "an occasion in a slot"),
    ("Thời gian: Trong dịp kỷ niệm Ngày thành lập Đảng (03/02/2027).", [(on("2027-02-03"), "Trong dịp kỷ niệm Ngày thành lập Đảng (03/02/2027)")], "an occasion in a slot, its day in brackets"),
]  # fmt: skip

TARGET_TIMES: list[tuple[str, Expected, str]] = [
    ("1. Mục tiêu đến năm 2030", [(by("2030-12-31"), "đến năm 2030")], "a heading of targets"),
    ("2. Mục tiêu cụ thể đến năm 2035", [(by("2035-12-31"), "đến năm 2035")], "a heading of targets"),
    ("Đến hết năm 2030: có ≥ 60 % số xã đạt chuẩn.", [(by("2030-12-31"), "Đến hết năm 2030")], "the target's time leads"),
    ("Đến năm 2030, tỷ lệ đô thị hóa đạt 45%.", [(by("2030-12-31"), "Đến năm 2030")], "the target's time leads"),
    ("- Đến năm 2030 có 100% xã đạt chuẩn.", [(by("2030-12-31"), "Đến năm 2030")], "no comma after it"),
    ("Phấn đấu đến 2030 đạt 45% số hộ khá.", [(by("2030-12-31"), "đến 2030")], "a year without năm"),
    ("Phấn đấu đến năm 2030 đạt 45% số hộ khá.", [(by("2030-12-31"), "đến năm 2030")], "after phấn đấu"),
    ("Phấn đấu đến cuối năm 2026 hoàn thành 100% chỉ tiêu.", [(by("2026-12-31"), "đến cuối năm 2026")], "cuối năm with a target"),
    ("Đến năm 2027 cơ bản hoàn thành, đến năm 2030 hoàn thành 100% mục tiêu.", [(by("2027-12-31"), "Đến năm 2027"), (by("2030-12-31"), "đến năm 2030")], "two steps of a target"),
]  # fmt: skip

HEADINGS: list[tuple[str, str, Expected, str]] = [
    ("2. Thời gian thực hiện", "Từ tháng 3 đến tháng 11/2026.", [(window("2026-03-01", "2026-11-30"), "Từ tháng 3 đến tháng 11/2026")], "the paragraph below a time heading"),
    ("2. Thời gian thực hiện", "Việc tưới cây được tiến hành thường xuyên, đều đặn trong năm 2026.", [(window("2026-01-01", "2026-12-31"), "trong năm 2026")], "thường xuyên in its prose stays manner"),
    ("2. Thời gian, địa điểm", "03 ngày: 14, 15 và 16 tháng 5 năm 2026.", [(window("2026-05-14", "2026-05-16"), "14, 15 và 16 tháng 5 năm 2026")], "a length before the days"),
    ("V. TIẾN ĐỘ THỰC HIỆN", "Hằng năm.", [(every("FREQ=YEARLY"), "Hằng năm")], "tiến độ as a heading"),
    ("V. THỜI GIAN VÀ TRÁCH NHIỆM THỰC HIỆN", "Đẩy mạnh nhiệm vụ năm 2026.", [], "a heading that speaks of more than time"),
    ("I. TÌNH HÌNH, KẾT QUẢ THỰC HIỆN", "Tổ chức 05 hội nghị trong tháng 3/2026.", [], "an account of what has been"),
    ("2. Năm 2027", "Sơ kết công tác kiểm kê trong tháng 12.", [(window("2027-01-01", "2027-12-31"), "Năm 2027"), (window("2027-12-01", "2027-12-31"), "trong tháng 12")], "a heading of a year gives its year"),
    ("2. Phấn đấu năm 2027 đạt chuẩn", "Sơ kết trong tháng 12.", [(window("2026-12-01", "2026-12-31"), "trong tháng 12")], "a heading of more than a year does not"),
    ("II. MỤC TIÊU", "Đến năm 2030", [(by("2030-12-31"), "Đến năm 2030")], "a target's year alone"),
    ("III. NHIỆM VỤ TRỌNG TÂM", "Duy trì đến khi tổ chức thành công Đại hội.", [(until("tổ chức thành công Đại hội"), "đến khi tổ chức thành công Đại hội")], "any other heading"),
]  # fmt: skip

CELLS: list[tuple[str, str, Expected, str]] = [
    ("Thời gian", "2026", [(window("2026-01-01", "2026-12-31"), "2026")], "a bare year"),
    ("Thời gian thực hiện", "2026 - 2030", [(window("2026-01-01", "2030-12-31"), "2026 - 2030")], "bare years"),
    ("THỜI GIAN HOÀN THÀNH", "12/2026", [(window("2026-12-01", "2026-12-31"), "12/2026")], "month and year without tháng"),
    ("Thời gian", "IV/2026", [(window("2026-10-01", "2026-12-31"), "IV/2026")], "roman quarter without quý"),
    ("Thời hạn", "Trước ngày 24/8", [(before("2026-08-24"), "Trước ngày 24/8")], "a bound"),
    ("Tiến độ", "Thường xuyên", [(always(), "Thường xuyên")], "continuous"),
    ("Thời gian thực hiện", "Hàng năm", [(every("FREQ=YEARLY"), "Hàng năm")], "every year"),
    ("Thời gian", "3/2026 - 5/2026", [(window("2026-03-01", "2026-05-31"), "3/2026 - 5/2026")], "months without tháng, a dash between"),
    ("Thời gian", "Tháng 6/2026 và tháng 12/2026", [(window("2026-06-01", "2026-06-30"), "Tháng 6/2026 và tháng 12/2026"), (window("2026-12-01", "2026-12-31"), "Tháng 6/2026 và tháng 12/2026")], "two months are together what the cell says"),
    ("Thời gian", "02 lần/năm", [(every("FREQ=MONTHLY;INTERVAL=6"), "02 lần/năm")], "so many times a year"),
    ("Thời gian", "Thường xuyên trong năm", [(always("2026-01-01", "2026-12-31"), "Thường xuyên trong năm")], "continuous in the plan's year"),
    ("Thời gian", "Giai đoạn 2026 - 2030 (theo đề án)", [(window("2026-01-01", "2030-12-31"), "Giai đoạn 2026 - 2030")], "a period that opens the cell"),
    ("Thời gian", "Tháng 9/2026 - 5/2027", [(window("2026-09-01", "2027-05-31"), "Tháng 9/2026 - 5/2027")], "the second month without tháng"),
    ("Thời gian", "15 – 20/3/2026", [(window("2026-03-15", "2026-03-20"), "15 – 20/3/2026")], "days of one month"),
    ("Thời gian", "20/11 - 22/12/2026", [(window("2026-11-20", "2026-12-22"), "20/11 - 22/12/2026")], "days of two months"),
    ("Thời gian", "Quý II - Quý IV/2026", [(window("2026-04-01", "2026-12-31"), "Quý II - Quý IV/2026")], "quarters"),
    ("Thời gian", "Quý I, III", [(window("2026-01-01", "2026-03-31"), "Quý I, III"), (window("2026-07-01", "2026-09-30"), "Quý I, III")], "quarters that share their word share the place"),
    ("Thời gian", "Năm 2026, 2027", [(window("2026-01-01", "2027-12-31"), "Năm 2026, 2027")], "years that share their word"),
    ("Thời hạn", "Hết Quý II", [(by("2026-06-30"), "Hết Quý II")], "the end of a quarter"),
    ("Thời hạn", "Trước 30/6 hàng năm", [(every("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30"), "Trước 30/6 hàng năm")], "a bound that comes back"),
    ("Thời hạn", "Trước 15/6 và 15/12", [(before("2026-06-15"), "Trước 15/6 và 15/12"), (before("2026-12-15"), "Trước 15/6 và 15/12")], "two bounds share trước"),
    ("Tiến độ", "Thường xuyên/Hằng năm", [(always(), "Thường xuyên"), (every("FREQ=YEARLY"), "Hằng năm")], "a slash between"),
    ("Tiến độ", "15 ngày/lần", [(every("FREQ=DAILY;INTERVAL=15"), "15 ngày/lần")], "every so many days"),
    ("Tiến độ", "Sau khi Chính phủ ban hành Nghị định", [(("relative", "Chính phủ ban hành Nghị định", ""), "Sau khi Chính phủ ban hành Nghị định")], "an event as the time of a task"),
    ("Tiến độ", "Đột xuất", [], "ad hoc"),
    ("Hoàn thành", "Xong trong Quý II/2026", [(by("2026-06-30"), "Xong trong Quý II/2026")], "done in a quarter"),
    ("Thời gian", "8h45 - 9h00", [], "clock times of a programme"),
    ("Tháng", "9/2026", [(window("2026-09-01", "2026-09-30"), "9/2026")], "a column of months"),
    ("Số tiền/tháng", "9/2026", [], "a column of sums"),
    ("Đơn vị chủ trì", "2026", [], "a number in another column"),
    ("Nội dung", "Phát triển kinh tế số đến năm 2030", [], "a horizon in the task column"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "reason"), MENTIONS)
def test_mention_is_no_deadline(sentence: str, reason: str) -> None:
    assert read(sentence) == [], reason


@pytest.mark.parametrize(("sentence", "expected", "reason"), SLOTS + TARGET_TIMES)
def test_slot(sentence: str, expected: Expected, reason: str) -> None:
    assert read(sentence) == [(*value, quote) for value, quote in expected], reason


@pytest.mark.parametrize(("heading", "sentence", "expected", "reason"), HEADINGS)
def test_heading(heading: str, sentence: str, expected: Expected, reason: str) -> None:
    found = read(sentence, heading=heading)
    assert found == [(*value, quote) for value, quote in expected], reason


@pytest.mark.parametrize(("column", "cell", "expected", "reason"), CELLS)
def test_column(column: str, cell: str, expected: Expected, reason: str) -> None:
    assert read(cell, column=column) == [(*value, quote) for value, quote in expected], reason
