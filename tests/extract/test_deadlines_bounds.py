"""Due dates: what bounds them, how days, months and quarters are written, which year they take."""

# ruff: noqa: E501 - one case a line

from __future__ import annotations

import pytest

from tests.extract.deadline_values import Value, before, by, every, on, read, window

# sentence, (value, quote) of each deadline, reason
BOUNDS: list[tuple[str, list[tuple[Value, str]], str]] = [
    ("Báo cáo kết quả về Sở Nội vụ trước ngày 15/12/2026.", [(before("2026-12-15"), "trước ngày 15/12/2026")], "trước excludes its day"),
    ("Gửi danh sách về Văn phòng trước 20/8/2026 để tổng hợp.", [(before("2026-08-20"), "trước 20/8/2026")], "ngày may be left out after a bound"),
    ("Hoàn thành trước ngày 15-7-2026.", [(before("2026-07-15"), "trước ngày 15-7-2026")], "hyphens between day, month and year"),
    ("Hoàn thành trước ngày 15.7.2026.", [(before("2026-07-15"), "trước ngày 15.7.2026")], "dots after ngày are a date"),
    ("Nộp hồ sơ trước ngày25/02/2026.", [(before("2026-02-25"), "trước ngày25/02/2026")], "glued ngày and number"),
    ("Nộp hồ sơ trước ngày 05 tháng 10 năm 2026.", [(before("2026-10-05"), "trước ngày 05 tháng 10 năm 2026")], "day in words"),
    ("Gửi báo cáo trước ngày 31/12/26.", [(before("2026-12-31"), "trước ngày 31/12/26")], "two digits of the year"),
    ("Gửi báo cáo trước 17h00 ngày 15/8/2026.", [(before("2026-08-15"), "trước 17h00 ngày 15/8/2026")], "clock time belongs to the quote"),
    ("Gửi báo cáo trước 16 giờ 30 phút ngày 15/8/2026.", [(before("2026-08-15"), "trước 16 giờ 30 phút ngày 15/8/2026")], "clock time in words"),
    ("Gửi báo cáo trước 11h30' ngày 25/9/2026.", [(before("2026-09-25"), "trước 11h30' ngày 25/9/2026")], "minutes with a mark"),
    ("Gửi về Sở trước thứ Sáu, ngày 21/8/2026.", [(before("2026-08-21"), "trước thứ Sáu, ngày 21/8/2026")], "weekday before the day"),
    ("Hoàn thành trước tháng 9/2026.", [(before("2026-09-01"), "trước tháng 9/2026")], "before a month: its first day is excluded"),
    ("Hoàn thành trước quý IV/2026.", [(before("2026-10-01"), "trước quý IV/2026")], "before a quarter"),
    ("Hoàn thành việc sắp xếp trước năm 2030.", [(before("2030-01-01"), "trước năm 2030")], "before a year"),
    ("Hoàn thành trước ngày 30/6.", [(before("2026-06-30"), "trước ngày 30/6")], "missing year is the plan's"),
    ("Các đơn vị hoàn thành trước ngày 30-6.", [(before("2026-06-30"), "trước ngày 30-6")], "day and month with a hyphen"),
    ("Nộp hồ sơ chậm nhất là ngày 25/11/2026.", [(by("2026-11-25"), "chậm nhất là ngày 25/11/2026")], "chậm nhất includes its day"),
    ("Nộp hồ sơ chậm nhất vào ngày 25/11/2026.", [(by("2026-11-25"), "chậm nhất vào ngày 25/11/2026")], "chậm nhất vào"),
    ("Gửi hồ sơ muộn nhất ngày 25/11/2026.", [(by("2026-11-25"), "muộn nhất ngày 25/11/2026")], "muộn nhất"),
    ("Chậm nhất ngày 06 (sáu) tháng 6 (sáu) năm 2026 phải gửi báo cáo.", [(by("2026-06-06"), "Chậm nhất ngày 06 (sáu) tháng 6 (sáu) năm 2026")], "numbers repeated in words"),
    ("Các xã hoàn thành chậm nhất trong tháng 6/2026.", [(by("2026-06-30"), "chậm nhất trong tháng 6/2026")], "chậm nhất trong a month: its last day"),
    ("Hạn cuối nộp bài: 30/9/2026.", [(by("2026-09-30"), "30/9/2026")], "a label with hạn makes one day a due date"),
    ("Hạn cuối là ngày 30/9/2026.", [(by("2026-09-30"), "Hạn cuối là ngày 30/9/2026")], "hạn cuối"),
    ("Gửi báo cáo không muộn hơn ngày 30/9/2026.", [(by("2026-09-30"), "không muộn hơn ngày 30/9/2026")], "không muộn hơn"),
    ("Giải ngân toàn bộ số vốn không quá ngày 31/01/2027.", [(by("2027-01-31"), "không quá ngày 31/01/2027")], "không quá a day"),
    ("Thực hiện đến hết ngày 31/12/2026.", [(by("2026-12-31"), "đến hết ngày 31/12/2026")], "đến hết includes the day"),
    ("Triển khai đến hết quý III/2026.", [(by("2026-09-30"), "đến hết quý III/2026")], "đến hết a quarter"),
    ("Thực hiện đến hết năm 2026.", [(by("2026-12-31"), "đến hết năm 2026")], "đến hết a year"),
    ("Thời gian đăng ký đến ngày 15/5/2026.", [(by("2026-05-15"), "đến ngày 15/5/2026")], "đến a day is a due date"),
    ("Hoàn thành vào cuối tháng 9/2026.", [(by("2026-09-30"), "vào cuối tháng 9/2026")], "cuối tháng is its last day"),
    ("Hoàn thành trong tháng 8/2026.", [(by("2026-08-31"), "trong tháng 8/2026")], "a verb of completing makes a period a due date"),
    ("Hoàn thành việc rà soát trong quý II năm 2026.", [(by("2026-06-30"), "trong quý II năm 2026")], "words between the verb and the quarter"),
    ("Hoàn thành trong quý 2 năm 2026.", [(by("2026-06-30"), "trong quý 2 năm 2026")], "arabic quarter"),
    ("Hoàn thành trong qúy II/2026.", [(by("2026-06-30"), "trong qúy II/2026")], "tone mark on the other letter"),
    ("Hoàn thành trong năm 2026.", [(by("2026-12-31"), "trong năm 2026")], "completing in a year"),
    ("Kiểm tra, xử lý xong trong quý II năm 2026.", [(by("2026-06-30"), "xong trong quý II năm 2026")], "xong is part of the time words"),
    ("Xong trước ngày 01/01/2030", [(before("2030-01-01"), "Xong trước ngày 01/01/2030")], "xong before a bound"),
    ("Xong trong tháng 5/2026", [(by("2026-05-31"), "Xong trong tháng 5/2026")], "xong in a cell"),
    ("Trước ngày 15/12/2026, các đơn vị gửi báo cáo tổng kết.", [(before("2026-12-15"), "Trước ngày 15/12/2026")], "the time leads its sentence"),
    ("Công trình hoàn thành trước Ngày hội Đại đoàn kết toàn dân tộc 18/11.", [(before("2026-11-18"), "trước Ngày hội Đại đoàn kết toàn dân tộc 18/11")], "a named day with its date"),
    ("Lập danh sách (gửi trước ngày 10/3/2026) và tổng hợp.", [(before("2026-03-10"), "trước ngày 10/3/2026")], "inside brackets"),
    ("Báo cáo giữa kỳ trước ngày 30/6/2026; báo cáo cuối kỳ trước ngày 15/12/2026.", [(before("2026-06-30"), "trước ngày 30/6/2026"), (before("2026-12-15"), "trước ngày 15/12/2026")], "two bounds in one paragraph"),
    ("Hồ sơ khen thưởng gửi chậm nhất ngày 15/3 năm sau.", [(by("2027-03-15"), "chậm nhất ngày 15/3 năm sau")], "the year after the plan's"),
    ("Báo cáo gửi trước ngày 25 tháng 02 của năm sau liền kề.", [(before("2027-02-25"), "trước ngày 25 tháng 02 của năm sau liền kề")], "năm sau liền kề"),
    ("100% trường dạy kỹ năng số trước ngày 31/5/2026.", [(before("2026-05-31"), "trước ngày 31/5/2026")], "số before a bound is no document number"),
    ("Phủ kín các vùng lõm trước ngày 31/12/2026.", [(before("2026-12-31"), "trước ngày 31/12/2026")], "a bound with a day needs no verb of the list"),
    ("Xử lý các công trình đã đưa vào sử dụng xong trước ngày 30/6/2026.", [(before("2026-06-30"), "xong trước ngày 30/6/2026")], "xong outweighs đã"),
    ("Ít nhất 60% người dân sử dụng dịch vụ vào cuối năm 2026.", [(by("2026-12-31"), "vào cuối năm 2026")], "a target's end of the year is due"),
    ("100% công nhân được hướng dẫn trong năm 2026.", [(window("2026-01-01", "2026-12-31"), "trong năm 2026")], "a target's year"),
    ("GỬI BÁO CÁO TRƯỚC NGÀY 15/12/2026", [(before("2026-12-15"), "TRƯỚC NGÀY 15/12/2026")], "capitals"),
    ("Hoàn thành trước ngày 31/4/2026.", [], "no such day: nothing is guessed"),
    ("Hoàn thành trước tháng 13/2026.", [], "no such month"),
    ("Đồng thời gửi báo cáo trước ngày 5/9, họp rút kinh nghiệm ngày 10/9.", [(before("2026-09-05"), "trước ngày 5/9"), (on("2026-09-10"), "ngày 10/9")], "a bound and a day side by side"),
    ("Hoàn thành trước 31-12-2026.", [(before("2026-12-31"), "trước 31-12-2026")], "hyphens without ngày"),
    ("Hoàn thành trước 31.12.2026.", [(before("2026-12-31"), "trước 31.12.2026")], "dots without ngày, with a year"),
    ("Gửi báo cáo trước 10 giờ 00, sáng thứ Sáu, ngày 21/8/2026.", [(before("2026-08-21"), "trước 10 giờ 00, sáng thứ Sáu, ngày 21/8/2026")], "clock, part of the day and weekday"),
    ("Định kỳ vào ngày 15 tháng 6 (báo cáo 6 tháng) và ngày 15 tháng 12 (báo cáo năm) gửi về Sở.", [(every("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"), "vào ngày 15 tháng 6"), (every("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"), "ngày 15 tháng 12")], "what each report is about stands in brackets"),
]  # fmt: skip

POINTS: list[tuple[str, list[tuple[Value, str]], str]] = [
    ("Tổ chức lễ phát động ngày 19/5/2026.", [(on("2026-05-19"), "ngày 19/5/2026")], "one day"),
    ("Tổ chức lễ ra quân vào ngày 19 tháng 5.", [(on("2026-05-19"), "vào ngày 19 tháng 5")], "one day without a year"),
    ("Khai mạc lúc 8h00 ngày 20/10/2026 tại Nhà văn hóa.", [(on("2026-10-20"), "8h00 ngày 20/10/2026")], "clock time"),
    ("Mời báo cáo viên cho ngày 26/8.", [(on("2026-08-26"), "ngày 26/8")], "a day for which something is arranged"),
    ("Hội nghị diễn ra trong 2 ngày 26 và 27/12/2026.", [(window("2026-12-26", "2026-12-27"), "trong 2 ngày 26 và 27/12/2026")], "length before a list of days"),
    ("Tổ chức hội trại các ngày 14, 15 và 16 tháng 5 năm 2026.", [(window("2026-05-14", "2026-05-16"), "ngày 14, 15 và 16 tháng 5 năm 2026")], "days in a row join"),
    ("Tổ chức hội nghị vào tháng 9/2026.", [(window("2026-09-01", "2026-09-30"), "vào tháng 9/2026")], "a month"),
    ("Tổ chức hội nghị vào đầu tháng 9/2026.", [(on("2026-09-01"), "vào đầu tháng 9/2026")], "đầu tháng is day 1 (Civil Code art. 146)"),
    ("Tổ chức hội nghị vào giữa tháng 9/2026.", [(on("2026-09-15"), "vào giữa tháng 9/2026")], "giữa tháng is day 15"),
    ("Tổ chức sơ kết vào giữa năm 2026.", [(on("2026-06-30"), "vào giữa năm 2026")], "giữa năm is 30 June"),
    ("Tổ chức đại hội vào nửa đầu tháng 12.2026.", [(window("2026-12-01", "2026-12-15"), "vào nửa đầu tháng 12.2026")], "half a month is 15 days"),
    ("Tổ chức giao ban tuần 2 tháng 9.", [(window("2026-09-08", "2026-09-14"), "tuần 2 tháng 9")], "weeks as blocks of seven days"),
    ("Tập huấn cho cán bộ trong tháng 5 và tháng 6 năm 2026.", [(window("2026-05-01", "2026-06-30"), "trong tháng 5 và tháng 6 năm 2026")], "year goes to both months"),
    ("Tổ chức kiểm tra trong quý II, III năm 2026.", [(window("2026-04-01", "2026-09-30"), "trong quý II, III năm 2026")], "neighbouring quarters join"),
    ("Kiểm tra đợt 1 vào tháng 6 và đợt 2 vào tháng 11/2026.", [(window("2026-06-01", "2026-06-30"), "vào tháng 6"), (window("2026-11-01", "2026-11-30"), "vào tháng 11/2026")], "two months apart in words"),
    ("Tổ chức đối thoại trong tháng 6 và tháng 11/2026.", [(window("2026-06-01", "2026-06-30"), "trong tháng 6"), (window("2026-11-01", "2026-11-30"), "tháng 11/2026")], "months apart are two deadlines, each with its own words"),
    ("Kiểm tra các chợ (tháng 4 và tháng 9).", [(window("2026-04-01", "2026-04-30"), "tháng 4"), (window("2026-09-01", "2026-09-30"), "tháng 9")], "months apart in brackets"),
    ("Phun thuốc khử trùng: đợt 1 tháng 5; đợt 2 tháng 7; đợt 3 tháng 9.", [(window("2026-05-01", "2026-05-31"), "tháng 5"), (window("2026-07-01", "2026-07-31"), "tháng 7"), (window("2026-09-01", "2026-09-30"), "tháng 9")], "the number of a round is no day"),
    ("Tỷ lệ hộ nghèo giảm còn dưới 1% vào năm 2027.", [(by("2027-12-31"), "vào năm 2027")], "the year of a target is its bound"),
    ("Phấn đấu 80% xã có điểm thông tin khoa học vào năm 2028.", [(by("2028-12-31"), "vào năm 2028")], "vào năm qualifies no noun"),
    ("Thu nhập bình quân đạt 95 triệu đồng/người vào năm 2027.", [(by("2027-12-31"), "vào năm 2027")], "a target in money"),
    ("Tổ chức tổng kết vào năm 2030.", [(window("2030-01-01", "2030-12-31"), "vào năm 2030")], "vào năm of an event is when it is held"),
    ("Giải ngân 100% vốn được giao trước ngày 31/01/2027.", [(before("2027-01-31"), "trước ngày 31/01/2027")], "a verb of completing outweighs được giao"),
    ("Phê duyệt danh mục xong trong tháng 3, khởi công trong tháng 6/2026.", [(by("2026-03-31"), "xong trong tháng 3"), (window("2026-06-01", "2026-06-30"), "trong tháng 6/2026")], "xong governs its own time only"),
    ("Bắn pháo hoa tầm thấp vào tối ngày 31/12/2026.", [(on("2026-12-31"), "vào tối ngày 31/12/2026")], "vào and a day need no known verb"),
    ("Đăng ký tham gia trước 17g00 ngày 20/5/2026.", [(before("2026-05-20"), "trước 17g00 ngày 20/5/2026")], "g for giờ"),
    ("Tổ chức sơ kết giữa kỳ (năm 2028), tổng kết (năm 2030).", [(window("2028-01-01", "2028-12-31"), "năm 2028"), (window("2030-01-01", "2030-12-31"), "năm 2030")], "the years of reviews in brackets"),
    ("Họp giao ban tuần 1, 2 tháng 11/2026.", [(window("2026-11-01", "2026-11-14"), "tuần 1, 2 tháng 11/2026")], "two weeks of a month"),
    ("Căn cứ kết luận tại cuộc họp ngày 05/02/2026.", [], "the day of a meeting held before"),
    ("Tỷ lệ lao động qua đào tạo đến năm 2030 đạt 50%.", [(by("2030-12-31"), "đến năm 2030")], "the year stands between the metric and its number"),
    ("Hành quân về nguồn; ngày 26/3/2026 dâng hương tại đền.", [(on("2026-03-26"), "ngày 26/3/2026")], "a day opens its clause"),
    ("Diễn tập: 15 ngày, quý II, quý III năm 2026.", [(window("2026-04-01", "2026-09-30"), "quý II, quý III năm 2026")], "a length before the time behind a colon"),
    ("Giai đoạn 2 (10/2026 - 02/2027): kiểm tra.", [(window("2026-10-01", "2027-02-28"), "10/2026 - 02/2027")], "months without tháng in brackets"),
    ("Từ nay đến cuối năm, các xã rà soát lại quỹ đất.", [(("window", "nay", "2026-12-31"), "Từ nay đến cuối năm")], "the plan's own year need not be said"),
    ("Đến hết năm giải ngân toàn bộ số vốn được giao.", [(by("2026-12-31"), "Đến hết năm")], "the end of the plan's year"),
    ("Tổ chức sơ kết trong năm 2026.", [(window("2026-01-01", "2026-12-31"), "trong năm 2026")], "an event held in a year"),
    ("Trong tháng 3/2026, các xã ban hành kế hoạch.", [(window("2026-03-01", "2026-03-31"), "Trong tháng 3/2026")], "the time leads its sentence"),
    ("Quý I/2026: ban hành kế hoạch, kiện toàn Ban Chỉ đạo.", [(window("2026-01-01", "2026-03-31"), "Quý I/2026")], "a bullet that opens with its time"),
    ("Năm 2026: thí điểm tại 02 xã.", [(window("2026-01-01", "2026-12-31"), "Năm 2026")], "a year before a colon"),
    ("Lễ công bố (ngày 20/11/2026) do Văn phòng chuẩn bị.", [(on("2026-11-20"), "ngày 20/11/2026")], "a day in brackets"),
    ("Hướng dẫn các trường triển khai (tháng 9/2026).", [(window("2026-09-01", "2026-09-30"), "tháng 9/2026")], "a month in brackets"),
    ("Sơ kết 6 tháng đầu năm vào tháng 7/2026.", [(window("2026-07-01", "2026-07-31"), "vào tháng 7/2026")], "half a year names the report, the month its time"),
    ("Thời gian: 14h00', thứ Năm, ngày 17/9/2026.", [(on("2026-09-17"), "14h00', thứ Năm, ngày 17/9/2026")], "clock before a weekday"),
    ("Thời gian: Buổi sáng, ngày 19/9/2026 (thứ Bảy).", [(on("2026-09-19"), "Buổi sáng, ngày 19/9/2026")], "part of the day"),
    ("Thời gian: Từ 7h30 đến 11h00 ngày 19/9/2026.", [(on("2026-09-19"), "Từ 7h30 đến 11h00 ngày 19/9/2026")], "clock times of one day"),
    ("Thời gian: Từ 07 giờ 30, ngày 19 tháng 9 năm 2026.", [(on("2026-09-19"), "Từ 07 giờ 30, ngày 19 tháng 9 năm 2026")], "an event that begins at an hour"),
    ("Lễ phát động được tổ chức vào lúc 8 giờ, thứ Hai, ngày 14 tháng 9 năm 2026 tại Hội trường.", [(on("2026-09-14"), "vào lúc 8 giờ, thứ Hai, ngày 14 tháng 9 năm 2026")], "vào lúc"),
    ("Hội đồng họp xét vào tuần cuối tháng 5 năm 2026.", [(window("2026-05-25", "2026-05-31"), "vào tuần cuối tháng 5 năm 2026")], "the last week of a month"),
    ("Tổ chức vào tuần đầu tháng 9/2026.", [(window("2026-09-01", "2026-09-07"), "vào tuần đầu tháng 9/2026")], "the first week of a month"),
    ("Dự kiến tháng 8/2026 tổng kết và trao giải.", [(window("2026-08-01", "2026-08-31"), "tháng 8/2026")], "dự kiến"),
    ("Thời hạn gửi báo cáo: 6 tháng đầu năm trước ngày 15/6, cả năm trước ngày 15/12.", [(before("2026-06-15"), "trước ngày 15/6"), (before("2026-12-15"), "trước ngày 15/12")], "in a slot half a year may still name the report"),
    ("1. Năm 2027: Phát động phong trào.", [(window("2027-01-01", "2027-12-31"), "Năm 2027")], "a typed number before the time"),
    ("2. Tháng 9/2026: Tổ chức lễ phát động.", [(window("2026-09-01", "2026-09-30"), "Tháng 9/2026")], "a typed number before a month"),
    ("- Hoàn thành: 30/9/2026.", [(by("2026-09-30"), "30/9/2026")], "a verb of completing as the label"),
    ("Tổ chức kỷ niệm 80 năm Quốc khánh vào ngày 02/9/2026.", [(on("2026-09-02"), "vào ngày 02/9/2026")], "the day of holding, not of the occasion"),
]  # fmt: skip

YEARS: list[tuple[str, str | None, str | None, list[tuple[Value, str]], str]] = [
    ("Hoàn thành trước ngày 30/6.", "2024-03-01", None, [(before("2024-06-30"), "trước ngày 30/6")], "year of the date line"),
    ("Hoàn thành trước ngày 30/6.", "2024-12-20", "Kế hoạch công tác năm 2025", [(before("2025-06-30"), "trước ngày 30/6")], "year of the title goes first"),
    ("Hoàn thành trước ngày 30/6.", "2025-01-20", "Triển khai Chỉ thị số 9/CT-BYT ngày 18 tháng 3 năm 2024", [(before("2025-06-30"), "trước ngày 30/6")], "the date of a cited document in the title is not the plan's year"),
    ("Hoàn thành trước ngày 30/6.", "2025-01-20", "Phát triển kinh tế số đến năm 2030", [(before("2025-06-30"), "trước ngày 30/6")], "a horizon in the title is not the plan's year"),
    ("Hoàn thành trước ngày 30/6.", None, None, [(by(""), "trước ngày 30/6")], "no year known: the bound stays open, the words stay"),
    ("Ôn tập xong trước ngày 15/5.", "2024-09-05", "Nhiệm vụ năm học 2024 - 2025", [(before("2025-05-15"), "xong trước ngày 15/5")], "the second year of a school year"),
    ("Đợt 1 xong trước ngày 15/02/2026, đợt 2 xong trước ngày 15/3.", "2025-12-20", None, [(before("2026-02-15"), "xong trước ngày 15/02/2026"), (before("2026-03-15"), "xong trước ngày 15/3")], "a time that would be over takes the year of the time before it"),
    ("Hoàn thành trước ngày 15/01.", "2025-11-03", None, [(before("2025-01-15"), "trước ngày 15/01")], "the plan's year, never rolled over"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected", "reason"), BOUNDS + POINTS)
def test_value_and_quote(sentence: str, expected: list[tuple[Value, str]], reason: str) -> None:
    assert read(sentence) == [(*value, quote) for value, quote in expected], reason


@pytest.mark.parametrize(("sentence", "issued", "title", "expected", "reason"), YEARS)
def test_missing_year(
    sentence: str, issued: str | None, title: str | None, expected: list[tuple[Value, str]], reason: str
) -> None:
    assert read(sentence, issued=issued, title=title) == [(*value, quote) for value, quote in expected], reason
