"""Spans of time, times that hang on events, and times that come back."""

# ruff: noqa: E501 - one case a line

from __future__ import annotations

import pytest

from tests.extract.deadline_values import Value, every, read, relative, since_event, until, window

SPANS: list[tuple[str, list[tuple[Value, str]], str]] = [
    ("Tổ chức đợt cao điểm từ ngày 25/7 đến ngày 31/7/2026.", [(window("2026-07-25", "2026-07-31"), "từ ngày 25/7 đến ngày 31/7/2026")], "year at the end goes to the first day"),
    ("Tổ chức tuyên truyền từ ngày 15/4 đến ngày 15/5.", [(window("2026-04-15", "2026-05-15"), "từ ngày 15/4 đến ngày 15/5")], "both days take the plan's year"),
    ("Đại hội diễn ra từ 19-23/10/2026.", [(window("2026-10-19", "2026-10-23"), "từ 19-23/10/2026")], "dash between days"),
    ("Kiểm tra từ ngày 10 đến ngày 15/6/2026.", [(window("2026-06-10", "2026-06-15"), "từ ngày 10 đến ngày 15/6/2026")], "month and year go to the first day"),
    ("Đợt 1: từ tháng 01/2026 đến 30/6/2026.", [(window("2026-01-01", "2026-06-30"), "từ tháng 01/2026 đến 30/6/2026")], "month to day"),
    ("Thời gian triển khai từ quý II/2026 đến hết ngày 28/02/2027.", [(window("2026-04-01", "2027-02-28"), "từ quý II/2026 đến hết ngày 28/02/2027")], "quarter to day"),
    ("Thời gian: Tháng 12 năm 2026 - tháng 01 năm 2027.", [(window("2026-12-01", "2027-01-31"), "Tháng 12 năm 2026 - tháng 01 năm 2027")], "dash between months over a new year"),
    ("Thời gian thực hiện: Tháng 11 - 12/2026.", [(window("2026-11-01", "2026-12-31"), "Tháng 11 - 12/2026")], "month and year shared"),
    ("Thời gian thực hiện: Quý IV/2025- Quý II/2026.", [(window("2025-10-01", "2026-06-30"), "Quý IV/2025- Quý II/2026")], "dash glued to the year"),
    ("- Gieo mạ và làm đất: Tháng 04, 5 năm 2026.", [(window("2026-04-01", "2026-05-31"), "Tháng 04, 5 năm 2026")], "a list of months, not 4 May"),
    ("Phong trào được triển khai từ năm 2026 đến năm 2030.", [(window("2026-01-01", "2030-12-31"), "từ năm 2026 đến năm 2030")], "years"),
    ("Trình diễn từ 8h00 ngày 01/9 đến 22h00 ngày 02/9/2026.", [(window("2026-09-01", "2026-09-02"), "từ 8h00 ngày 01/9 đến 22h00 ngày 02/9/2026")], "clock times at both ends"),
    ("Tổ chức đợt thi đua từ 01/5/2026 – 19/8/2026.", [(window("2026-05-01", "2026-08-19"), "từ 01/5/2026 – 19/8/2026")], "en dash"),
    ("Thực hiện từ ngày 01/7/2026.", [(window("2026-07-01", None), "từ ngày 01/7/2026")], "no end"),
    ("Thời gian thực hiện: Từ tháng 7/2026 trở đi.", [(window("2026-07-01", None), "Từ tháng 7/2026 trở đi")], "trở đi has no end"),
    ("Thời gian thực hiện: Năm 2026 và các năm tiếp theo.", [(window("2026-01-01", None), "Năm 2026 và các năm tiếp theo")], "the years after it"),
    ("- Từ năm 2027: nhân rộng mô hình ra toàn tỉnh.", [(window("2027-01-01", None), "Từ năm 2027")], "a bullet that opens with its start"),
    ("Giai đoạn 2026 - 2030:", [(window("2026-01-01", "2030-12-31"), "Giai đoạn 2026 - 2030")], "a period as a heading"),
    ("triển khai đồng bộ ngay từ những tháng đầu năm 2026.", [(window("2026-01-01", None), "ngay từ những tháng đầu năm 2026")], "the first months"),
    ("giải ngân ngay từ tháng đầu và cả năm 2026.", [(window("2026-01-01", "2026-12-31"), "ngay từ tháng đầu và cả năm 2026")], "the whole year"),
    ("Thời gian thực hiện: Từ ngày phát động đến hết ngày 31/12/2026.", [(since_event("ngày phát động", "2026-12-31"), "Từ ngày phát động đến hết ngày 31/12/2026")], "start is an event"),
    ("Từ nay đến hết năm 2026, tập trung xử lý dứt điểm các tồn tại.", [(since_event("nay", "2026-12-31"), "Từ nay đến hết năm 2026")], "from now"),
    ("Thực hiện kể từ ngày ký ban hành đến hết ngày 30/6/2026.", [(since_event("ngày ký ban hành", "2026-06-30"), "kể từ ngày ký ban hành đến hết ngày 30/6/2026")], "from signing"),
    ("Các cơ quan treo cờ từ 07 giờ ngày 30/4 đến 17 giờ ngày 02/5/2026.", [(window("2026-04-30", "2026-05-02"), "từ 07 giờ ngày 30/4 đến 17 giờ ngày 02/5/2026")], "clock times in words"),
    ("- Giai đoạn 1 (từ tháng 3 đến tháng 6/2026): khảo sát.", [(window("2026-03-01", "2026-06-30"), "từ tháng 3 đến tháng 6/2026")], "a stage with its span in brackets"),
    ("Bước 1: Từ 01/3/2026 - 30/4/2026: rà soát.", [(window("2026-03-01", "2026-04-30"), "Từ 01/3/2026 - 30/4/2026")], "a step that opens with its span"),
    ("Đợt 1: Từ ngày 15/5 đến 15/6; đợt 2: từ ngày 01/9 đến 30/9.", [(window("2026-05-15", "2026-06-15"), "Từ ngày 15/5 đến 15/6"), (window("2026-09-01", "2026-09-30"), "từ ngày 01/9 đến 30/9")], "two drives"),
    ("Thời gian thực hiện: tháng 4,5,6/2026.", [(window("2026-04-01", "2026-06-30"), "tháng 4,5,6/2026")], "commas without spaces"),
    ("Đến năm 2030 và những năm tiếp theo duy trì 100%.", [(window("2030-01-01", None), "Đến năm 2030 và những năm tiếp theo")], "đến before the years after it"),
    ("Năm 2026, triển khai thí điểm; năm 2027 nhân rộng toàn tỉnh.", [(window("2026-01-01", "2026-12-31"), "Năm 2026"), (window("2027-01-01", "2027-12-31"), "năm 2027")], "years that lead their clauses"),
    ("Vận hành chính thức từ ngày 01/7/2026.", [(window("2026-07-01", None), "từ ngày 01/7/2026")], "a start after a verb"),
    ("Tổ chức vận động từ ngày 01/10/2026 đến trước ngày 01/12/2026.", [(window("2026-10-01", "2026-12-01"), "từ ngày 01/10/2026 đến trước ngày 01/12/2026")], "excluded end"),
    ("Trong tuần lễ từ ngày 01 đến ngày 07/10/2026 tổ chức các hoạt động.", [(window("2026-10-01", "2026-10-07"), "từ ngày 01 đến ngày 07/10/2026")], "a span before its verb"),
]  # fmt: skip

EVENTS: list[tuple[str, list[tuple[Value, str]], str]] = [
    ("Đợt thi đua được triển khai từ tháng 10 năm 2026 đến khi tổ chức thành công Đại hội.", [(until("tổ chức thành công Đại hội", "2026-10-01"), "từ tháng 10 năm 2026 đến khi tổ chức thành công Đại hội")], "the event stays the bound"),
    ("Thời gian: từ ngày ban hành Kế hoạch đến khi kết thúc đợt kiểm kê.", [(until("kết thúc đợt kiểm kê"), "từ ngày ban hành Kế hoạch đến khi kết thúc đợt kiểm kê")], "both ends are events"),
    ("Duy trì trực ban cho đến khi hoàn thành việc khắc phục.", [(until("hoàn thành việc khắc phục"), "cho đến khi hoàn thành việc khắc phục")], "no start"),
    ("Gửi hồ sơ về Sở Y tế trước 20 ngày tổ chức hội thi.", [(relative("tổ chức hội thi", "-P20D"), "trước 20 ngày tổ chức hội thi")], "days before an event"),
    ("Hồ sơ gửi trước ngày khai mạc ít nhất 07 ngày.", [(relative("ngày khai mạc", "-P7D"), "trước ngày khai mạc ít nhất 07 ngày")], "offset after the event"),
    ("Gửi tài liệu chậm nhất 03 ngày trước khi tổ chức họp.", [(relative("tổ chức họp", "-P3D"), "chậm nhất 03 ngày trước khi tổ chức họp")], "offset before trước khi"),
    ("Thẩm định trong thời hạn 05 ngày làm việc kể từ ngày nhận được hồ sơ.", [(relative("ngày nhận được hồ sơ", "P5D"), "trong thời hạn 05 ngày làm việc kể từ ngày nhận được hồ sơ")], "working days stay symbolic"),
    ("Trả kết quả trong vòng 10 ngày kể từ khi tiếp nhận.", [(relative("tiếp nhận", "P10D"), "trong vòng 10 ngày kể từ khi tiếp nhận")], "trong vòng"),
    ("Báo cáo gửi không quá 45 ngày kể từ ngày kết thúc đợt thi đua.", [(relative("ngày kết thúc đợt thi đua", "P45D"), "không quá 45 ngày kể từ ngày kết thúc đợt thi đua")], "45 days, not the year 2045"),
    ("Gửi báo cáo chậm nhất sau 07 ngày kể từ ngày kết thúc hội nghị.", [(relative("ngày kết thúc hội nghị", "P7D"), "chậm nhất sau 07 ngày kể từ ngày kết thúc hội nghị")], "chậm nhất sau"),
    ("Khắc phục trong 24-48 giờ sau khi nước rút.", [(relative("nước rút", "PT48H"), "trong 24-48 giờ sau khi nước rút")], "the longer of two"),
    ("Thời hạn bảo hành tối đa là 2 năm, tính từ năm bàn giao nhà.", [(relative("năm bàn giao nhà", "P2Y"), "tối đa là 2 năm, tính từ năm bàn giao nhà")], "a year after"),
    ("Hoàn thành trong vòng 02 tuần kể từ ngày ban hành Kế hoạch.", [(relative("ngày ban hành Kế hoạch", "P2W"), "trong vòng 02 tuần kể từ ngày ban hành Kế hoạch")], "weeks"),
    ("Sau khi kết thúc đợt thi đua, các đơn vị gửi báo cáo tổng kết.", [(relative("kết thúc đợt thi đua", None), "Sau khi kết thúc đợt thi đua")], "no offset"),
    ("Gửi báo cáo tổng kết sau khi kết thúc đợt thi đua.", [(relative("kết thúc đợt thi đua", None), "sau khi kết thúc đợt thi đua")], "at the end of the clause"),
    ("Các phòng triển khai ngay sau khi Kế hoạch được ban hành.", [(relative("Kế hoạch được ban hành", None), "ngay sau khi Kế hoạch được ban hành")], "right after"),
    ("Sau khi cán bộ, công chức nghỉ hưu thì bàn giao hồ sơ.", [(relative("cán bộ, công chức nghỉ hưu", None), "Sau khi cán bộ, công chức nghỉ hưu")], "a comma inside the event"),
    ("Báo cáo kết quả (qua Sở Y tế) khi tổng kết Chiến dịch.", [(relative("tổng kết Chiến dịch", None), "khi tổng kết Chiến dịch")], "khi after a verb of sending"),
    ("Quy chế này có hiệu lực kể từ ngày ký.", [(relative("ngày ký", None), "kể từ ngày ký")], "the guidelines count when a plan is in force"),
    ("Trong thời hạn 10 ngày, các đơn vị gửi danh sách về Sở.", [(relative(None, "P10D"), "Trong thời hạn 10 ngày")], "the event stands elsewhere"),
    ("Báo cáo Ủy ban nhân dân tỉnh trước ngày họp 03 ngày.", [(relative("ngày họp", "-P3D"), "trước ngày họp 03 ngày")], "no ít nhất before the number"),
    ("Chậm nhất sau 15 ngày kể từ ngày ban hành Kế hoạch này, các đơn vị xây dựng kế hoạch.", [(relative("ngày ban hành Kế hoạch này", "P15D"), "Chậm nhất sau 15 ngày kể từ ngày ban hành Kế hoạch này")], "leading its sentence"),
    ("Trong thời hạn 07 ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ, Sở Nội vụ thẩm định.", [(relative("ngày nhận đủ hồ sơ hợp lệ", "P7D"), "Trong thời hạn 07 ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ")], "a comma before kể từ"),
    ("Trong vòng 30 ngày sau khi kết thúc năm học, các trường gửi báo cáo.", [(relative("kết thúc năm học", "P30D"), "Trong vòng 30 ngày sau khi kết thúc năm học")], "sau khi after the number"),
    ("Giải quyết xong trong 24 giờ.", [(relative(None, "PT24H"), "trong 24 giờ")], "hours"),
    ("Kế hoạch có hiệu lực từ ngày ký.", [(relative("ngày ký", None), "từ ngày ký")], "the plan's own validity"),
    ("Phạm vi gồm tài sản hình thành sau khi sắp xếp bộ máy.", [], "what has been, not what is ordered"),
    ("Khám sức khỏe trước khi kết hôn cho thanh niên.", [], "no event of administration"),
    ("Sau 8 năm triển khai thực hiện Chỉ thị, công tác dân số có chuyển biến.", [], "a look back"),
    ("Tựu trường sớm nhất trước 2 tuần so với ngày khai giảng.", [], "a lower bound"),
    ("Tiêm phòng xong trước khi di chuyển đàn.", [(relative("di chuyển đàn", None), "trước khi di chuyển đàn")], "xong before an event"),
    ("Tổ chức thi tìm hiểu sau khi học xong chuyên đề.", [(relative("học xong chuyên đề", None), "sau khi học xong chuyên đề")], "an event that is finished"),
    ("Ổn định hoạt động sau khi sắp xếp tổ chức bộ máy.", [], "a change that has been"),
    ("Báo cáo đột xuất khi có yêu cầu.", [], "ad hoc"),
    ("Kế hoạch này có hiệu lực từ ngày ký đến hết năm 2026.", [(since_event("ngày ký", "2026-12-31"), "từ ngày ký đến hết năm 2026")], "from signing to a day"),
    ("Thời gian: Trước Tết Nguyên đán Bính Ngọ.", [(relative("Tết Nguyên đán Bính Ngọ", None), "Trước Tết Nguyên đán Bính Ngọ")], "before a holiday, in a slot"),
]  # fmt: skip

RECURRING: list[tuple[str, list[tuple[Value, str]], str]] = [
    ("Gửi báo cáo trước ngày 25 hằng tháng.", [(every("FREQ=MONTHLY;BYMONTHDAY=25"), "trước ngày 25 hằng tháng")], "frequency after the day"),
    ("Gửi báo cáo trước ngày 25 hàng tháng.", [(every("FREQ=MONTHLY;BYMONTHDAY=25"), "trước ngày 25 hàng tháng")], "hàng for hằng"),
    ("Gửi báo cáo hằng tháng, trước ngày 25.", [(every("FREQ=MONTHLY;BYMONTHDAY=25"), "hằng tháng, trước ngày 25")], "frequency before the day"),
    ("Họp giao ban vào ngày 05 và 20 hằng tháng.", [(every("FREQ=MONTHLY;BYMONTHDAY=5"), "vào ngày 05 và 20 hằng tháng"), (every("FREQ=MONTHLY;BYMONTHDAY=20"), "vào ngày 05 và 20 hằng tháng")], "two days of the month"),
    ("Báo cáo trước ngày 15/12 hằng năm.", [(every("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"), "trước ngày 15/12 hằng năm")], "a day of the year"),
    ("Báo cáo trước ngày 15 tháng 3 hàng năm.", [(every("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15"), "trước ngày 15 tháng 3 hàng năm")], "month in words"),
    ("Báo cáo trước ngày 01/6 và 15/11 hằng năm.", [(every("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1"), "trước ngày 01/6 và 15/11 hằng năm"), (every("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"), "trước ngày 01/6 và 15/11 hằng năm")], "two entries, same quote"),
    ("định kỳ hàng năm (trước ngày 10/12) báo cáo Ủy ban nhân dân tỉnh.", [(every("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"), "hàng năm (trước ngày 10/12)")], "the bound in brackets"),
    ("Định kỳ báo cáo số liệu trước ngày 15/10 về Sở.", [(every("FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=15"), "trước ngày 15/10")], "định kỳ and a day without a year come back"),
    ("Tổng kết vào tháng 12 hằng năm.", [(every("FREQ=YEARLY;BYMONTH=12"), "vào tháng 12 hằng năm")], "a month of the year"),
    ("Hoàn thành trong quý I hằng năm.", [(every("FREQ=YEARLY;BYMONTH=1,2,3"), "trong quý I hằng năm")], "a quarter of the year"),
    ("Nộp chậm nhất là ngày cuối cùng của quý.", [(every("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"), "chậm nhất là ngày cuối cùng của quý")], "last day of the quarter"),
    ("Báo cáo quý gửi trước ngày 15 của tháng cuối quý.", [(every("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"), "trước ngày 15 của tháng cuối quý")], "last month of the quarter"),
    ("Gửi lịch công tác vào thứ Sáu hằng tuần.", [(every("FREQ=WEEKLY;BYDAY=FR"), "vào thứ Sáu hằng tuần")], "weekday"),
    ("Tổng vệ sinh vào chủ nhật hàng tuần.", [(every("FREQ=WEEKLY;BYDAY=SU"), "vào chủ nhật hàng tuần")], "Sunday"),
    ("Hằng năm, tổ chức kiểm tra việc thực hiện.", [(every("FREQ=YEARLY"), "Hằng năm")], "as the time of a task, leading"),
    ("Hàng quý rà soát, cập nhật danh mục.", [(every("FREQ=MONTHLY;INTERVAL=3"), "Hàng quý")], "RRULE has no quarter"),
    ("Các trường hằng năm phải ký cam kết.", [(every("FREQ=YEARLY"), "hằng năm")], "between subject and verb"),
    ("Bồi dưỡng chuyên môn, nghiệp vụ cho giáo viên hàng năm.", [(every("FREQ=YEARLY"), "hàng năm")], "at the end of the task"),
    ("Thời gian thực hiện: Hằng tháng.", [(every("FREQ=MONTHLY"), "Hằng tháng")], "as a time slot"),
    ("Cập nhật diễn biến lên hệ thống hằng ngày.", [(every("FREQ=DAILY"), "hằng ngày")], "every day"),
    ("Thời gian thực hiện: 6 tháng một lần.", [(every("FREQ=MONTHLY;INTERVAL=6"), "6 tháng một lần")], "every six months"),
    ("Định kỳ 6 tháng, năm gửi báo cáo về Sở.", [(every("FREQ=MONTHLY;INTERVAL=6"), "6 tháng, năm"), (every("FREQ=YEARLY"), "6 tháng, năm")], "two rhythms, same quote"),
    ("Định kỳ hằng quý báo cáo Ban Chỉ đạo.", [(every("FREQ=MONTHLY;INTERVAL=3"), "hằng quý")], "định kỳ before the frequency"),
    ("Thời gian thực hiện: 02 năm/lần.", [(every("FREQ=YEARLY;INTERVAL=2"), "02 năm/lần")], "every two years"),
    ("Định kỳ 06 tháng (trước ngày 15/6) và hằng năm (trước ngày 15/12) báo cáo.", [(every("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"), "06 tháng (trước ngày 15/6)"), (every("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"), "hằng năm (trước ngày 15/12)")], "two rhythms, each with its bound"),
    ("Định kỳ hằng quý (trước ngày 20 của tháng cuối quý) báo cáo Sở.", [(every("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"), "hằng quý (trước ngày 20 của tháng cuối quý)")], "a day of the last month"),
    ("Tổ giúp việc họp hằng tuần vào chiều thứ Sáu.", [(every("FREQ=WEEKLY;BYDAY=FR"), "hằng tuần vào chiều thứ Sáu")], "weekday after the frequency"),
    ("Báo cáo nhanh trước 17h ngày thứ Sáu hằng tuần.", [(every("FREQ=WEEKLY;BYDAY=FR"), "trước 17h ngày thứ Sáu hằng tuần")], "clock time and weekday"),
    ("Cập nhật lên hệ thống trước 16h00 hằng ngày.", [(every("FREQ=DAILY"), "trước 16h00 hằng ngày")], "clock time every day"),
    ("Thời gian thực hiện: Quý I và quý III hằng năm.", [(every("FREQ=YEARLY;BYMONTH=1,2,3"), "Quý I và quý III hằng năm"), (every("FREQ=YEARLY;BYMONTH=7,8,9"), "Quý I và quý III hằng năm")], "two quarters of the year"),
    ("Thời gian thực hiện: Hằng quý, 6 tháng, năm.", [(every("FREQ=MONTHLY;INTERVAL=3"), "Hằng quý, 6 tháng, năm"), (every("FREQ=MONTHLY;INTERVAL=6"), "Hằng quý, 6 tháng, năm"), (every("FREQ=YEARLY"), "Hằng quý, 6 tháng, năm")], "three rhythms"),
    ("Phê duyệt kết quả trước ngày 15 tháng 12 của năm.", [(every("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"), "trước ngày 15 tháng 12 của năm")], "của năm is every year"),
    ("Tổ chức vào dịp 27/7 hằng năm.", [(every("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=27"), "vào dịp 27/7 hằng năm")], "an occasion that is the time of the task"),
    ("Ban Chỉ đạo họp định kỳ 03 tháng/lần.", [(every("FREQ=MONTHLY;INTERVAL=3"), "03 tháng/lần")], "a slash before lần"),
    ("bố trí trong dự toán kinh phí hằng năm của đơn vị.", [], "qualifies a noun"),
    ("gắn với phong trào thi đua hằng năm của ngành.", [], "qualifies a noun"),
    ("là tiêu chí xếp loại hằng năm đối với tập thể.", [], "qualifies a noun"),
    ("lập kế hoạch sử dụng năng lượng hằng năm và 05 năm.", [], "a kind of plan"),
    ("so với kế hoạch hàng năm được giao.", [], "qualifies a noun"),
    ("kết quả kiểm kê tài sản hàng năm của đơn vị.", [], "qualifies a noun"),
    ("nguồn ngân sách được phân bổ hằng năm cho các sở.", [], "money is given by the year"),
    ("Phấn đấu mỗi năm có thêm 02 xã đạt chuẩn.", [], "mỗi năm belongs to the target"),
    ("xây dựng các mô hình mới trong từng năm.", [], "trong từng năm only qualifies"),
    ("Báo cáo định kỳ 6 tháng, năm.", [], "a kind of report"),
    ("thực hiện tốt chế độ báo cáo hàng quý.", [], "a kind of report"),
    ("Tổ chức Ngày hội Đại đoàn kết từ ngày 16/11 đến ngày 18/11 hằng năm.", [(every("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=16,17,18"), "từ ngày 16/11 đến ngày 18/11 hằng năm")], "days that come back"),
    ("Hằng năm, từ ngày 16/11 đến ngày 18/11, tổ chức ngày hội.", [(every("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=16,17,18"), "Hằng năm, từ ngày 16/11 đến ngày 18/11")], "the frequency first"),
    ("Ra quân từ tháng 3 đến tháng 5 hằng năm.", [(every("FREQ=YEARLY;BYMONTH=3,4,5"), "từ tháng 3 đến tháng 5 hằng năm")], "months that come back"),
    ("Thu phí từ ngày 01 đến ngày 03 hàng tháng.", [(every("FREQ=MONTHLY;BYMONTHDAY=1,2,3"), "từ ngày 01 đến ngày 03 hàng tháng")], "days of each month"),
    ("Tổ chức Tuần lễ từ ngày 25/10 đến ngày 05/11 hằng năm.", [(every("FREQ=YEARLY"), "từ ngày 25/10 đến ngày 05/11 hằng năm")], "days of two months: no rule names them"),
    ("Báo cáo định kỳ hằng quý (trước ngày 25 tháng cuối quý), 6 tháng (trước ngày 20/6), năm (trước ngày 05/12).", [(every("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"), "hằng quý (trước ngày 25 tháng cuối quý)"), (every("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20"), "trước ngày 20/6"), (every("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5"), "trước ngày 05/12")], "định kỳ governs the brackets after it"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected", "reason"), SPANS + EVENTS + RECURRING)
def test_value_and_quote(sentence: str, expected: list[tuple[Value, str]], reason: str) -> None:
    assert read(sentence) == [(*value, quote) for value, quote in expected], reason


def test_term_takes_its_event_from_the_heading() -> None:
    found = read(
        "Trong thời hạn 5 năm, các đơn vị hoàn thành việc chỉnh lý.", heading="1. Kể từ ngày Quy chế này có hiệu lực:"
    )
    assert found == [(*relative("ngày Quy chế này có hiệu lực", "P5Y"), "Trong thời hạn 5 năm")]
