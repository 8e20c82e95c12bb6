"""Named movements, campaigns and drives: in quotation marks, in chains, by occasion, by name; and what is none."""

# ruff: noqa: E501 - one case a line

from __future__ import annotations

import pytest

from kehoach_parse.extract.bare import bare_document
from kehoach_parse.extract.movements import extract
from kehoach_parse.models.found import Found
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.settings import Settings

# sentence, names, reason
QUOTED: list[tuple[str, list[str], str]] = [
    ("Hưởng ứng phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới”.", ["Cả nước chung sức xây dựng nông thôn mới"], "a national movement"),
    ("Hưởng ứng phong trào thi đua “Sơn La chung sức xây dựng nông thôn mới”.", ["Sơn La chung sức xây dựng nông thôn mới"], "a province for Cả nước"),
    ("Triển khai phong trào “Bình dân học vụ số” tại cơ sở.", ["Bình dân học vụ số"], "without thi đua"),
    ('Triển khai phong trào "Bình dân học vụ số" tại cơ sở.', ["Bình dân học vụ số"], "straight marks"),
    ("Triển khai phong trào «Bình dân học vụ số».", ["Bình dân học vụ số"], "angle marks"),
    ("Triển khai phong trào: “Bình dân học vụ số”.", ["Bình dân học vụ số"], "a colon before the marks"),
    ("TRIỂN KHAI PHONG TRÀO “BÌNH DÂN HỌC VỤ SỐ” NĂM 2026", ["BÌNH DÂN HỌC VỤ SỐ"], "capitals of a title"),
    ("thực hiện Cuộc vận động “Người Việt Nam ưu tiên dùng hàng Việt Nam”.", ["Người Việt Nam ưu tiên dùng hàng Việt Nam"], "cuộc vận động"),
    ("ra quân chiến dịch “60 ngày đêm làm sạch dữ liệu dân cư”.", ["60 ngày đêm làm sạch dữ liệu dân cư"], "chiến dịch"),
    ("phát động đợt thi đua cao điểm “90 ngày đêm về đích nông thôn mới”.", ["90 ngày đêm về đích nông thôn mới"], "đợt thi đua cao điểm"),
    ("phát động phong trào thi đua chuyên đề “Cải cách hành chính vì dân phục vụ”.", ["Cải cách hành chính vì dân phục vụ"], "phong trào thi đua chuyên đề"),
    ("phong trào thi đua yêu nước “Công sở xanh, sạch, đẹp”", ["Công sở xanh, sạch, đẹp"], "yêu nước before the name"),
    ("tinh thần “Đợt thi đua lập thành tích chào mừng Đại hội Công đoàn tỉnh” tới mọi đoàn viên.", ["lập thành tích chào mừng Đại hội Công đoàn tỉnh"], "the word for a movement inside the marks"),
    ("các phong trào thi đua: “Dân vận khéo”; “Đền ơn đáp nghĩa”; “Tuổi cao - Gương sáng”.", ["Dân vận khéo", "Đền ơn đáp nghĩa", "Tuổi cao - Gương sáng"], "a chain of semicolons"),
    ("các phong trào như “Dân vận khéo”, “Đền ơn đáp nghĩa” và “Thanh niên tình nguyện”.", ["Dân vận khéo", "Đền ơn đáp nghĩa", "Thanh niên tình nguyện"], "a chain of commas and và"),
    ("phong trào “Dân vận khéo”; phong trào “Đền ơn đáp nghĩa”.", ["Dân vận khéo", "Đền ơn đáp nghĩa"], "the word repeated"),
    ('Phong trào thi đua "Huế thi đua đổi mới sáng tạo"; Phong trào “Bình dân học vụ số”...', ["Huế thi đua đổi mới sáng tạo", "Bình dân học vụ số"], "mixed marks and dots"),
    ("các phong trào trọng tâm của tỉnh: “Gia Lai chung tay vì người nghèo” và các phong trào chuyên đề; “Doanh nghiệp Gia Lai hội nhập và phát triển”.", ["Gia Lai chung tay vì người nghèo", "Doanh nghiệp Gia Lai hội nhập và phát triển"], "unnamed movements between two names"),
    ("đi đầu ở các phong trào lớn như: “Cả nước chung tay xóa nhà tạm, nhà dột nát”; “Ngày thứ bảy vì dân”.", ["Cả nước chung tay xóa nhà tạm, nhà dột nát", "Ngày thứ bảy vì dân"], "an unknown name in a chain"),
    ('thực hiện Cuộc vận động "Học sinh với an toàn giao thông", "Cổng trường bình yên".', ["Học sinh với an toàn giao thông", "Cổng trường bình yên"], "a campaign and its companion"),
    ("thi đua gắn với “Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh”.", ["Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"], "a name of the table in marks"),
    ("“Lập thành tích chào mừng Đại hội lần thứ XIV của Đảng; tăng tốc, bứt phá về đích”.", ["Lập thành tích chào mừng Đại hội lần thứ XIV của Đảng; tăng tốc, bứt phá về đích"], "a theme that is a known name"),
    ("phong trào “Cả nước thi đua xây dựng xã hội học tập, đẩy mạnh học tập suốt đời giai đoạn 2023 - 2030”", ["Cả nước thi đua xây dựng xã hội học tập, đẩy mạnh học tập suốt đời giai đoạn 2023 - 2030"], "the years inside the marks stay"),
    ("phong trào thi đua “Cán bộ, công chức, viên chức Hà Giang thi đua thực hiện văn hóa công sở”", ["Cán bộ, công chức, viên chức Hà Giang thi đua thực hiện văn hóa công sở"], "a province in the middle"),
    ("tích cực hưởng ứng các cuộc vận động “Toàn dân tham gia giữ gìn vệ sinh môi trường”.", ["Toàn dân tham gia giữ gìn vệ sinh môi trường"], "plural with one name"),
    ("Phong trào thi đua “Dạy tốt, học tốt” được duy trì; phong trào “Đổi mới, sáng tạo trong dạy và học” lan tỏa.", ["Dạy tốt, học tốt", "Đổi mới, sáng tạo trong dạy và học"], "two clauses"),
    ("phát động phong trào “Mỗi tuần một tấm gương, mỗi ngày một việc làm ý nghĩa” trong toàn ngành.", ["Mỗi tuần một tấm gương, mỗi ngày một việc làm ý nghĩa"], "commas in the name"),
    ("phong trào ‘Tuổi trẻ xung kích chuyển đổi số’ của Đoàn Thanh niên", ["Tuổi trẻ xung kích chuyển đổi số"], "single marks"),
    ("Phong trào thi đua ''Chính quyền thân thiện'' tại cơ sở.", ["Chính quyền thân thiện"], "two single marks"),
    ("Phong trào thi đua 'Đổi mới, sáng tạo trong quản lý'.", ["Đổi mới, sáng tạo trong quản lý"], "straight single marks"),
    ("Tổ chức Lễ phát động phong trào “Bình dân học vụ số” và ra mắt mô hình “Tổ công nghệ số cộng đồng”.", ["Bình dân học vụ số"], "a movement and a model"),
    ("Hưởng ứng Phong trào thi đua “Dân vận khéo” và xây dựng các mô hình “Dân vận khéo”.", ["Dân vận khéo"], "a movement and a model of the same name"),
    ("Tích cực hưởng ứng Cuộc vận động \"Người Việt Nam ưu tiên dùng hàng Việt Nam\", Chương trình \"Mỗi xã một sản phẩm\".", ["Người Việt Nam ưu tiên dùng hàng Việt Nam"], "a campaign and a programme"),
    ("phong trào thi đua \"Hai giỏi\", \"Giỏi việc nước, đảm việc nhà\" trong nữ công nhân.", ["Hai giỏi", "Giỏi việc nước, đảm việc nhà"], "a chain of straight marks"),
    ("thực hiện phong trào \"Ngày Chủ nhật xanh\"; \"Tuyến đường tự quản\"; \"Nhà sạch vườn đẹp\".", ["Ngày Chủ nhật xanh", "Tuyến đường tự quản", "Nhà sạch vườn đẹp"], "unknown names in a chain"),
    ("đợt thi đua cao điểm \"Quyết tâm thực hiện thắng lợi nhiệm vụ năm 2026\".", ["Quyết tâm thực hiện thắng lợi nhiệm vụ năm 2026"], "a year inside the name"),
    ("phong trào thi đua (PTTĐ) “An toàn, sáng tạo”.", ["An toàn, sáng tạo"], "an abbreviation between"),
    ("Thi đua “Dạy tốt - Học tốt” trong các nhà trường.", ["Dạy tốt - Học tốt"], "a known name after thi đua alone"),
    ("hưởng ứng phong trào thi đua “Vĩnh Long chung tay vì người nghèo - Không để ai bị bỏ lại phía sau”", ["Vĩnh Long chung tay vì người nghèo - Không để ai bị bỏ lại phía sau"], "a dash in the name"),
    ("Tổ chức phong trào thi đua “Quyết thắng”, phong trào “Ba nhất” trong lực lượng vũ trang.", ["Quyết thắng", "Ba nhất"], "short names of the armed forces"),
    ("thi đua thực hiện phong trào “Xanh - Sạch - Đẹp”, cuộc vận động “Xây dựng gia đình 5 không, 3 sạch”.", ["Xanh - Sạch - Đẹp", "Xây dựng gia đình 5 không, 3 sạch"], "movement and campaign"),
    ("Triển khai CVĐ “Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh” và PTTĐ “Dân vận khéo”.", ["Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh", "Dân vận khéo"], "initials of cuộc vận động and phong trào thi đua"),
    ("các cuộc vận động: Hai không; Mỗi thầy cô giáo là tấm gương đạo đức, tự học và sáng tạo.", ["Hai không", "Mỗi thầy cô giáo là tấm gương đạo đức, tự học và sáng tạo"], "campaigns of schools without marks"),
    ("hưởng ứng cuộc thi đua “Mỗi bản một vườn thuốc nam”.", ["Mỗi bản một vườn thuốc nam"], "cuộc thi đua"),
    ("hưởng ứng cuộc vận động “Ngày thứ bảy vì dân”; ký cam kết “Không xả rác ra suối” ở bản.", ["Ngày thứ bảy vì dân"], "a pledge behind a campaign"),
    ("Hưởng ứng phong trào “ Toàn dân đoàn kết xây dựng đời sống văn hóa”.", ["Toàn dân đoàn kết xây dựng đời sống văn hóa"], "a blank after the opening mark"),
]  # fmt: skip

UNQUOTED: list[tuple[str, list[str], str]] = [
    ("nhân phong trào toàn dân bảo vệ an ninh Tổ quốc ở bản làng.", ["toàn dân bảo vệ an ninh Tổ quốc"], "a known name in small letters"),
    ("Phong trào thi đua xây dựng nông thôn mới tiếp tục lan tỏa.", ["xây dựng nông thôn mới"], "a known name as a phrase"),
    ("phong trào Toàn dân đoàn kết xây dựng đời sống văn hóa được đẩy mạnh.", ["Toàn dân đoàn kết xây dựng đời sống văn hóa"], "a known name in capitals"),
    ("hưởng ứng phong trào Lào Cai chung sức xây dựng nông thôn mới.", ["Lào Cai chung sức xây dựng nông thôn mới"], "a province before the known name"),
    ("triển khai phong trào Bình dân học vụ số trên địa bàn.", ["Bình dân học vụ số"], "the name ends where the table's does"),
    ("Cuộc vận động Người Việt Nam ưu tiên dùng hàng Việt Nam.", ["Người Việt Nam ưu tiên dùng hàng Việt Nam"], "a campaign"),
    ("phong trào thi đua đổi mới sáng tạo và chuyển đổi số của tỉnh.", ["đổi mới sáng tạo và chuyển đổi số"], "without Cả nước"),
    ("phong trào Toàn dân tham gia phòng cháy, chữa cháy, phong trào Toàn dân bảo vệ an ninh Tổ quốc;", ["Toàn dân tham gia phòng cháy, chữa cháy", "Toàn dân bảo vệ an ninh Tổ quốc"], "two known names with a comma between"),
    ("Phong trào Thi đua Quyết thắng của lực lượng vũ trang.", ["Quyết thắng"], "thi đua belongs to the word before the name"),
    ("Tham gia Chiến dịch Giờ Trái đất 2026.", ["Giờ Trái đất"], "more than one capital"),
    ("nhân rộng phong trào thi đua: Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở.", ["Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở"], "a colon before a known name"),
    ("Đợt thi đua chào mừng 51 năm Ngày Giải phóng miền Nam, thống nhất đất nước (30/4).", ["chào mừng 51 năm Ngày Giải phóng miền Nam, thống nhất đất nước"], "a comma inside the occasion"),
    ("Đợt thi đua lập thành tích chào mừng Đại hội Công đoàn tỉnh lần thứ XVI, nhiệm kỳ 2025 - 2030; các đơn vị đăng ký công trình.", ["lập thành tích chào mừng Đại hội Công đoàn tỉnh lần thứ XVI, nhiệm kỳ 2025 - 2030"], "the term of a congress belongs to the name"),
    ("Tham gia phong trào Ngày thứ bảy tình nguyện tại các xã.", ["Ngày thứ bảy tình nguyện"], "an unknown name in capitals"),
    ("Mở Đợt thi đua lập thành tích chào mừng 30 năm tái lập tỉnh.", ["lập thành tích chào mừng 30 năm tái lập tỉnh"], "a drive by its occasion"),
    ("TỔ CHỨC ĐỢT THI ĐUA LẬP THÀNH TÍCH CHÀO MỪNG 60 NĂM NGÀY THÀNH LẬP NGÀNH TRÊN ĐỊA BÀN TỈNH", ["LẬP THÀNH TÍCH CHÀO MỪNG 60 NĂM NGÀY THÀNH LẬP NGÀNH"], "a title in capitals, cut at trên địa bàn"),
    ("Đợt thi đua lập thành tích chào mừng 65 năm Ngày mở đường; tăng tốc, bứt phá, hoàn thành thắng lợi kế hoạch thu gom rác; mở các chuyên mục.", ["lập thành tích chào mừng 65 năm Ngày mở đường; tăng tốc, bứt phá, hoàn thành thắng lợi kế hoạch thu gom rác"], "the name goes on after its semicolon, not after the next"),
    ("tổng kết Đợt thi đua lập thành tích chào mừng Đại hội Phụ nữ tỉnh theo đúng hướng dẫn.", ["lập thành tích chào mừng Đại hội Phụ nữ tỉnh"], "cut at theo đúng"),
    ("phát động Đợt thi đua chào mừng 80 năm Quốc khánh (sau đây gọi là Đợt thi đua) với những nội dung sau:", ["chào mừng 80 năm Quốc khánh"], "cut at the bracket"),
    ("tổ chức đợt thi đua đặc biệt lập thành tích chào mừng kỷ niệm 95 năm thành lập Đảng.", ["lập thành tích chào mừng kỷ niệm 95 năm thành lập Đảng"], "đặc biệt before the occasion"),
    ("Phát động đợt thi đua cao điểm 100 ngày đêm hoàn thành số hóa hồ sơ.", ["100 ngày đêm hoàn thành số hóa hồ sơ"], "days and nights"),
    ("các phong trào do Thủ tướng Chính phủ phát động như Chung tay vì người nghèo; Chung tay xóa nhà tạm, nhà dột nát; Ngày về nguồn.", ["Chung tay vì người nghèo", "Chung tay xóa nhà tạm, nhà dột nát", "Ngày về nguồn"], "a chain without marks that the table knows"),
    ("các phong trào như Phong trào thi đua xây dựng Nông thôn mới; Bình dân học vụ số; chào mừng “Kỷ niệm 60 năm” (1959 - 2019); Phong trào Dân vận khéo... Qua đó nhân rộng.", ["xây dựng Nông thôn mới", "Bình dân học vụ số", "chào mừng Kỷ niệm 60 năm", "Dân vận khéo"], "brackets, marks and dots in a chain"),
    ("Phong trào thi đua lập thành tích chào mừng “Kỷ niệm 60 năm Ngày mở đường” (19/5/1959 - 19/5/2019)", ["lập thành tích chào mừng “Kỷ niệm 60 năm Ngày mở đường”"], "the occasion in quotation marks"),
    ("ra quân Chiến dịch Thanh niên tình nguyện hè tại các xã.", ["Thanh niên tình nguyện hè"], "the longer name of the table"),
]  # fmt: skip

NONE: list[tuple[str, str]] = [
    ("Phát động phong trào thi đua năm 2026.", "unnamed"),
    ("Duy trì các phong trào thi đua yêu nước.", "unnamed"),
    ("mở phong trào thi đua theo đợt, chuyên đề.", "unnamed"),
    ("phong trào thi đua yêu nước giai đoạn 2026 - 2030.", "a period is no name"),
    ("phong trào thi đua trong toàn ngành.", "unnamed"),
    ("phong trào thi đua do Bộ Y tế phát động.", "unnamed"),
    ("Hội đồng mở phong trào thi đua thực hiện thắng lợi nhiệm vụ thu ngân sách năm 2026.", "a general aim"),
    ("Phong trào thi đua phải thiết thực, hiệu quả.", "unnamed"),
    ("Đợt thi đua được triển khai sâu rộng.", "an alias"),
    ("kết quả Đợt thi đua góp phần lập thành tích chào mừng Đại hội.", "an alias before a verb"),
    ("phát động các đợt thi đua lập thành tích chào mừng các ngày kỷ niệm.", "general occasions"),
    ("đợt thi đua lập thành tích chào mừng các sự kiện của ngành.", "general occasions"),
    ("thi đua lập thành tích chào mừng Đại hội Đảng các cấp.", "no word for a movement"),
    ("công tác Đoàn và phong trào Thanh niên trường học.", "the movement of an organisation"),
    ("với phương châm “dễ làm trước, khó làm sau”.", "a motto"),
    ("phong trào thi đua với phương châm “gần dân, sát dân, vì dân phục vụ”.", "a motto after the word"),
    ("tham gia Đợt thi đua với tinh thần “nói ít, làm nhiều”.", "a spirit"),
    ("thực hiện mục tiêu kép “Vừa chống dịch, vừa phát triển kinh tế”.", "a slogan"),
    ("Chủ đề phong trào thi đua năm 2026: “Kỷ cương, trách nhiệm, sáng tạo”.", "a theme"),
    ("Phát động phong trào thi đua với chủ đề “Đoàn kết, sáng tạo”.", "a theme"),
    ("Tết trồng cây “Đời đời nhớ ơn Bác Hồ”.", "no word for a movement"),
    ("Nâng cao chất lượng phong trào văn nghệ quần chúng.", "common nouns"),
    ("Phát động chiến dịch diệt lăng quăng, phòng chống sốt xuất huyết.", "what a campaign is about"),
    ("tập thể tiêu biểu trong phong trào được tặng danh hiệu “Lao động tiên tiến”, “Chiến sĩ thi đua”.", "titles of honour in a chain"),
    ("hưởng ứng phong trào thi đua với khẩu hiệu “Sạch từ nhà ra ngõ”.", "a slogan"),
    ("Năm An toàn giao thông 2026 với chủ đề “Thượng tôn pháp luật”.", "a theme"),
    ("nêu gương “Người tốt, việc tốt” trong phong trào thi đua.", "good examples"),
    ("phong trào thi đua, các gương “Người tốt, việc tốt”.", "good examples after the word"),
    ("biểu dương phong trào “Người tốt, việc tốt”.", "the table knows it is none"),
    ("quản lý phong trào thi đua trên phần mềm “Thi đua khen thưởng số”.", "software"),
    ("ứng dụng “VNeID” trong phong trào thi đua.", "software before the word"),
    ("nhân rộng phong trào và mô hình “Cổng trường an toàn giao thông”.", "a model"),
    ("thực hiện Chỉ thị số 62-CT/TW về “Tiếp tục đổi mới phong trào thi đua, học tập”.", "the title of a directive"),
    ("Chỉ thị số 26/CT-UBND “Về việc phát động thi đua cải tạo vườn tạp”.", "the title of a directive"),
    ("tiếp tục học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.", "a known name without marks or word"),
    ("Thi đua giữ gìn văn hóa công sở.", "a task"),
    ("Thi đua đẩy mạnh xây dựng nông thôn mới.", "a task"),
    ("Quyên góp ủng hộ Quỹ “Vì người nghèo”.", "a fund"),
    ("tổ chức Ngày hội “Toàn dân bảo vệ an ninh Tổ quốc”.", "a festival day"),
    ("tổ chức phong trào thi đua; hằng năm bình chọn “Công dân số tiêu biểu”.", "a title that is voted on"),
    ("xét tặng danh hiệu “Chiến sĩ thi đua cơ sở” trong phong trào.", "a title of honour"),
    ("xây dựng mô hình “Dân vận khéo” tại cơ sở.", "a model that bears a movement's name"),
    ("Đề án “Phát triển phong trào đọc sách trong cộng đồng”.", "a scheme"),
    ("Chương trình “Sóng và máy tính cho em”.", "a programme"),
    ("tổ chức cuộc thi “Tìm hiểu 95 năm truyền thống vẻ vang”.", "a contest"),
    ("(sau đây gọi tắt là “Đợt thi đua”).", "an alias"),
    ("(gọi tắt là “phong trào thi đua”).", "an alias"),
    ("các phong trào thi đua, gồm: thi đua dạy tốt; thi đua phục vụ tốt; thi đua học tốt.", "tasks of a chain, none in the table"),
    ("phong trào văn hóa, văn nghệ, thể dục, thể thao.", "common nouns"),
    ("chiến dịch truyền thông về dân số.", "a campaign without a name"),
    ("cuộc vận động quyên góp sách giáo khoa cũ.", "a campaign without a name"),
    ("phát huy truyền thống “Tương thân tương ái” trong các phong trào.", "a tradition"),
    ("đạt giải thưởng “Sao vàng đất Việt”; phong trào thi đua tiếp tục phát triển.", "an award"),
    ("Bằng khen về thành tích trong phong trào thi đua.", "unnamed"),
    ("Cụm thi đua số 3 tổ chức phong trào thi đua giữa các đơn vị.", "unnamed"),
    ("“Sáng tạo - Khát vọng - Phát triển”.", "marks without any word"),
    ("phong trào này đã trở thành nét đẹp.", "unnamed"),
]  # fmt: skip

PROVINCES = [
    "Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế", "An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Đắk Lắk", "Điện Biên", "Đồng Nai",
    "Đồng Tháp", "Gia Lai", "Hà Tĩnh", "Hưng Yên", "Khánh Hòa", "Lai Châu", "Lâm Đồng", "Lạng Sơn", "Lào Cai", "Nghệ An", "Ninh Bình",
    "Phú Thọ", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sơn La", "Tây Ninh", "Thái Nguyên", "Thanh Hóa", "Tuyên Quang", "Vĩnh Long",
    "Bình Dương", "Quảng Nam", "Kiên Giang", "Thái Bình", "Hòa Bình",
]  # fmt: skip


def names(sentence: str) -> list[str]:
    document = bare_document(sentence)
    found = extract(document, Found(), load_rulebook(), Settings())
    for movement in found:
        start, end = movement.span
        assert " ".join(document.text[start:end].split()) == movement.quote
        plain = " ".join(movement.quote.replace("“", "").replace("”", "").split())
        assert movement.name in movement.quote or movement.name in plain
    return [movement.name for movement in found]


@pytest.mark.parametrize(("sentence", "expected", "reason"), QUOTED + UNQUOTED)
def test_named(sentence: str, expected: list[str], reason: str) -> None:
    assert names(sentence) == expected, reason


@pytest.mark.parametrize(("sentence", "reason"), NONE)
def test_unnamed(sentence: str, reason: str) -> None:
    assert names(sentence) == [], reason


@pytest.mark.parametrize("province", PROVINCES)
def test_local_variant_without_marks(province: str) -> None:
    """A province before a known name belongs to the name, with or without quotation marks."""
    name = f"{province} chung sức xây dựng nông thôn mới"
    assert names(f"Hưởng ứng phong trào thi đua {name} của tỉnh.") == [name]
    assert names(f"Hưởng ứng phong trào thi đua “{name}”.") == [name]


def test_quote_takes_the_word_right_before_the_marks_only() -> None:
    document = bare_document("phong trào thi đua “Dân vận khéo”; các phong trào: “Đền ơn đáp nghĩa”.")
    found = extract(document, Found(), load_rulebook(), Settings())
    assert [movement.quote for movement in found] == ["phong trào thi đua “Dân vận khéo”", "“Đền ơn đáp nghĩa”"]
