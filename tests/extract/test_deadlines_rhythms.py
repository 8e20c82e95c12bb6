"""Times that come back: how often, and the days regular reports are due."""

# ruff: noqa: E501 - one case a line

from __future__ import annotations

import pytest

from tests.extract.deadline_values import Value, before, every, read

Expected = list[tuple[Value, str]]
YEARLY, MONTHLY, QUARTERLY, HALF = "FREQ=YEARLY", "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=6"
QUARTER_ENDS = "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY="
SEVERAL_YEARS = "Phát triển cây dược liệu giai đoạn 2026 - 2030"


def day(month: int, number: int) -> Value:
    return every(f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={number}")


OFTEN: list[tuple[str, Expected, str]] = [
    ("Tổ công tác họp 01 lần/tháng.", [(every(MONTHLY), "01 lần/tháng")], "once a month"),
    ("Ban Chỉ đạo họp định kỳ 01 lần/quý.", [(every(QUARTERLY), "01 lần/quý")], "once a quarter, after định kỳ"),
    ("Kiểm tra bếp ăn tập thể mỗi năm 02 lần.", [(every(HALF), "mỗi năm 02 lần")], "the unit first"),
    ("Đối thoại với thanh niên mỗi năm một lần.", [(every(YEARLY), "mỗi năm một lần")], "a number in words"),
    ("Phun khử khuẩn 02 lần/tuần.", [(every("FREQ=WEEKLY"), "02 lần/tuần")], "no rule says twice a week: the week alone"),
    ("Kiểm toán năng lượng ba năm một lần.", [(every("FREQ=YEARLY;INTERVAL=3"), "ba năm một lần")], "every three years, in words"),
    ("Bồi dưỡng báo cáo viên 4 lần/năm.", [(every(QUARTERLY), "4 lần/năm")], "four times part a year into quarters"),
    ("Bảo dưỡng máy phát 1 lần/6 tháng.", [(every(HALF), "1 lần/6 tháng")], "the unit has a number of its own"),
    ("Sinh hoạt câu lạc bộ một tháng hai lần.", [(every(MONTHLY), "một tháng hai lần")], "một tháng"),
    ("Sinh hoạt chuyên đề ít nhất mỗi quý 1 lần.", [(every(QUARTERLY), "mỗi quý 1 lần")], "the number behind quý is no quarter"),
    ("Tổng vệ sinh vào thứ bảy, chủ nhật hằng tuần.", [(every("FREQ=WEEKLY;BYDAY=SA"), "vào thứ bảy, chủ nhật hằng tuần"), (every("FREQ=WEEKLY;BYDAY=SU"), "vào thứ bảy, chủ nhật hằng tuần")], "two days of the week"),
    ("Phát sóng chuyên mục mỗi tháng một kỳ.", [(every(MONTHLY), "mỗi tháng một kỳ")], "kỳ for lần"),
    ("Diễn tập khôi phục dữ liệu mỗi quý.", [(every(QUARTERLY), "mỗi quý")], "mỗi at the end of a task"),
    ("Giao ban 03 tháng 01 lần.", [(every(QUARTERLY), "03 tháng 01 lần")], "the number behind tháng is no month"),
    ("Phát thanh ít nhất 3 lần/tuần.", [], "a least number is a target"),
    ("100% người cao tuổi được khám sức khỏe 01 lần/năm.", [], "part of what a target measures"),
    ("Số vụ cháy tăng 02 lần so với năm trước.", [], "lần as a factor"),
    ("Chào cờ vào thứ Hai đầu tuần.", [(every("FREQ=WEEKLY;BYDAY=MO"), "vào thứ Hai đầu tuần")], "the first day of the week"),
    ("Họp chi bộ vào thứ Bảy đầu tháng.", [(every("FREQ=MONTHLY;BYDAY=1SA"), "vào thứ Bảy đầu tháng")], "the first Saturday"),
    ("Thông báo mực nước hồ hàng ngày trên hệ thống loa.", [(every("FREQ=DAILY"), "hàng ngày")], "a place after the rhythm"),
    ("Phấn đấu hằng năm tiết kiệm 3% điện năng.", [(every(YEARLY), "hằng năm")], "after phấn đấu"),
]  # fmt: skip

REPORTS: list[tuple[str, str | None, Expected, str]] = [
    ("Báo cáo quý trước ngày 15 của tháng cuối quý; báo cáo năm trước ngày 10/12.", None, [(every(QUARTER_ENDS + "15"), "trước ngày 15 của tháng cuối quý"), (day(12, 10), "trước ngày 10/12")], "a yearly report beside a quarterly one comes back"),
    ("Báo cáo 6 tháng gửi trước ngày 20/6, báo cáo năm gửi trước ngày 20/12 hằng năm.", None, [(day(6, 20), "trước ngày 20/6"), (day(12, 20), "trước ngày 20/12 hằng năm")], "hằng năm belongs to both"),
    ("Gửi Sở trước ngày 20 tháng 6 và trước ngày 20 tháng 12 hằng năm.", None, [(day(6, 20), "trước ngày 20 tháng 6"), (day(12, 20), "trước ngày 20 tháng 12 hằng năm")], "each bound has its word, the tail is shared"),
    ("Báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12.", SEVERAL_YEARS, [(day(6, 15), "trước ngày 15/6"), (day(12, 15), "trước ngày 15/12")], "in a plan of several years regular reports come back"),
    ("Báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12.", "Cải cách hành chính năm 2026", [(before("2026-06-15"), "trước ngày 15/6"), (before("2026-12-15"), "trước ngày 15/12")], "in a plan of one year each is due once"),
    ("Báo cáo quý trước ngày 05 của tháng cuối quý; báo cáo 06 tháng trước ngày 25/5; báo cáo năm trước ngày 25/11/2026.", None, [(every(QUARTER_ENDS + "5"), "trước ngày 05 của tháng cuối quý"), (before("2026-05-25"), "trước ngày 25/5"), (before("2026-11-25"), "trước ngày 25/11/2026")], "one of them names its year"),
    ("Lập danh mục gửi Sở trước ngày 15/6.", SEVERAL_YEARS, [(before("2026-06-15"), "trước ngày 15/6")], "no regular report"),
    ("Báo cáo tháng trước ngày 20, báo cáo quý trước ngày 20 của tháng cuối quý.", None, [(every(MONTHLY + ";BYMONTHDAY=20"), "trước ngày 20"), (every(QUARTER_ENDS + "20"), "trước ngày 20 của tháng cuối quý")], "the day of a monthly report has no month"),
    ("Định kỳ 6 tháng, hằng năm (trước ngày 10/6 và 10/12) báo cáo Sở.", None, [(day(6, 10), "6 tháng, hằng năm (trước ngày 10/6 và 10/12)"), (day(12, 10), "6 tháng, hằng năm (trước ngày 10/6 và 10/12)")], "two rhythms share a bracket"),
    ("Gửi báo cáo định kỳ 6 tháng và năm trước ngày 10/6 và ngày 10/12 hằng năm.", None, [(day(6, 10), "trước ngày 10/6 và ngày 10/12 hằng năm"), (day(12, 10), "trước ngày 10/6 và ngày 10/12 hằng năm")], "the rhythms name the report, the days are due"),
    ("Định kỳ 06 tháng và 01 năm báo cáo Ban Chỉ đạo.", None, [(every(HALF), "06 tháng và 01 năm"), (every(YEARLY), "06 tháng và 01 năm")], "a year with its number"),
    ("Định kỳ quý, năm gửi báo cáo về Sở.", None, [(every(QUARTERLY), "quý, năm"), (every(YEARLY), "quý, năm")], "no hằng"),
    ("Gửi báo cáo tháng (trước ngày 18), quý (trước ngày 15 tháng cuối quý), 6 tháng (trước ngày 15/6) và năm (trước ngày 10/12).", None, [(every(MONTHLY + ";BYMONTHDAY=18"), "trước ngày 18"), (every(QUARTER_ENDS + "15"), "trước ngày 15 tháng cuối quý"), (day(6, 15), "trước ngày 15/6"), (day(12, 10), "trước ngày 10/12")], "each report with its day in brackets"),
    ("Quý I trước ngày 10/3, 6 tháng trước ngày 10/6, quý III trước ngày 10/9, báo cáo năm trước ngày 10/12 hàng năm.", None, [(day(3, 10), "trước ngày 10/3"), (day(6, 10), "trước ngày 10/6"), (day(9, 10), "trước ngày 10/9"), (day(12, 10), "trước ngày 10/12 hàng năm")], "quarters that name the report"),
    ("Xây dựng kế hoạch năm trước ngày 20/12 của năm trước liền kề.", None, [(day(12, 20), "trước ngày 20/12 của năm trước liền kề")], "a day of the year before, every year"),
    ("Gửi số liệu trước 25 hàng tháng.", None, [(every(MONTHLY + ";BYMONTHDAY=25"), "trước 25 hàng tháng")], "ngày left out"),
    ("Báo cáo kết quả hằng quý; báo cáo đột xuất khi có yêu cầu.", None, [(every(QUARTERLY), "hằng quý")], "the rhythm of reporting, not of the results"),
    ("Báo cáo định kỳ hằng quý về Sở.", None, [(every(QUARTERLY), "hằng quý")], "reporting to somebody is no kind of report"),
    ("Đưa nội dung vào chương trình kiểm tra, giám sát hằng năm.", None, [], "a kind of programme"),
    ("Định kỳ (6 tháng, năm) báo cáo kết quả về Sở.", None, [(every(HALF), "6 tháng, năm"), (every(YEARLY), "6 tháng, năm")], "rhythms in brackets"),
    ("Thực hiện chế độ báo cáo định kỳ (tháng, quý, năm).", None, [], "a kind of report, in brackets"),
    ("Nộp báo cáo định kỳ quý, năm đúng hạn.", None, [], "a kind of report"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected", "reason"), OFTEN)
def test_how_often(sentence: str, expected: Expected, reason: str) -> None:
    assert read(sentence) == [(*value, quote) for value, quote in expected], reason


@pytest.mark.parametrize(("sentence", "title", "expected", "reason"), REPORTS)
def test_report_days(sentence: str, title: str | None, expected: Expected, reason: str) -> None:
    assert read(sentence, title=title) == [(*value, quote) for value, quote in expected], reason
