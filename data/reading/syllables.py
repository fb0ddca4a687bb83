"""Whether a word can be Vietnamese: onset × rhyme × tone, every syllable the spelling allows, and the ones that
stand in every administrative text."""

import re
import unicodedata
from functools import cache

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ak ăc ăm ăn ăng ăp ăt ăk âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
ooc oong op ot ok ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uyn
uynh uyp uyt uyu uơ ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
"""
_AFTER_QU = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eo et ê ên ênh êt êu i it inh ich
ôc ơ y ych ynh yt yên yêt
"""
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_FRONT = "eêiy"
_STOPPED = re.compile(r"(c|ch|p|t|k)$")
_CODA = re.compile(r"(ch|nh|ng|[cmnptk])$")

# Syllables with a mark of their own that every administrative text is full of: they weigh more as evidence.
_COMMON = """
biên biến biết biểu biệt buôn buộc bài bàn bàng bác bách bán báo bé bên bình bích bính bò bón bóng bù bùi bưu
bước bưởi bạc bạch bạn bản bảng bảo bầu bậc bắc bắt bằng bặc bế bến bệnh bị bọc bỏ bố bốn bồi bổ bổng bộ bớt bờ
chiêm chiêu chiếc chiến chiếu chiều chuyên chuyến chuyển chuẩn chuột chào cháy chân châu chìm chí chín chính
chòm chóng chú chúa chúc chúng chăm chăn chơi chưa chương chước chường chưởng chạy chấm chấn chấp chất chẩn chậm
chắc chắn chặng chế chết chỉ chỉnh chị chịu chọn chối chống chốt chồng chỗ chờ chở chợ chục chủ chứa chức chứng
chừng chữ chữa cuối cuộc cà cài càng các cách cái cán cáo cát cân câu cây còn có cóc cô công cùng cúc căn căng cũ
cũng cơ cư cương cước cường cạnh cả cải cảm cảng cảnh cấm cấn cấp cất cấy cầm cần cầu cẩm cẩn cẩu cập cậu cắt
cặp cỏ cố cốc cống cồn cổ cổng cộc cộng cột cờ cở cỡ cụ cục cụm của cứ cứu cử cửa cực diêm diễn diện diệt diệu
duyên duyệt dài dành dán dáng dân dã dò dòng dõi dù dùng dũng dương dưới dưỡng dược dượng dạng dấu dầu dẫn dậy
dắt dặm dịch dịp dọc dốc dồn dục dụng dữ dự dựng giàng giá giác giám gián giáo giáp giây giúp giải giảm giản
giảng giấy giầy giếng giềng giống giới giờ giữ giữa gác gái gánh gì gò góc gói góp gạch gấp gần gắn gặp gọn gốc
gồm gỗ gợi gửi hiếm hiến hiếu hiền hiểm hiển hiểu hiện hiệp hiệu hoà hoàn hoàng hoá hoán hoạch hoạn hoạt hoằng
hoặc huyên huyết huyền huyện huê huấn huế huỳnh hà hài hàm hàn hàng hành hào hán háng hát hãy hè hìn hình hòa
hòm hòn hóa hóc hô hôm hôn hùm hùng húng hơi hơn hưng hưu hương hướng hường hưởng hạ hạn hạng hạnh hạt hải hảo
hấp hầm hậu hắc hằng hẹn hẹp hẻm hết hệ họ họa học họng họp hỏa hỏi hỏng hồ hồi hồn hồng hỗ hỗn hộ hội hộp hợp
hụt hứa hữu khiết khiếu khiển khoá khoái khoán khoáng khoản khoảng khoẻ khuyến khuyết khuôn khuất khá khác khách
khái khám kháng khánh khê khí khích khó khóa khóc khô khôi không khúc khảo khẩn khẩu khắc khắp khẳng khẻo khế
khỏe khỏi khối khống khổ khớp khởi kiên kiếm kiến kiều kiểm kiểu kiện kiệt kèm kéo kép kê kênh kêu kì kí kích
kín kính ký kĩ kế kết kề kể kỳ kỵ kỷ kỹ liên liệu loài loại loạt luyện luân luôn luận luật luỹ là làm làng lành
lào lá lái lâm lân lâu lãi lãm lãng lãnh lão lê lên lìn lí lính lò lòa lòng lô lõi lùi lúa lúc lún lý lăng lĩnh
lũ lũng lũy lưng lưu lương lưới lười lược lượng lượt lạc lạch lại lạng lạnh lả lấn lấp lấy lầm lần lầu lẫn lập
lậu lắng lắp lặp lề lễ lệ lệnh lịch lọ lọc lối lỗ lỗi lộ lộc lộn lớn lớp lời lỡ lợi lợn lừa lữ lựa lực miếng
miền miễn miệng muốn muộn màu mái mán mát máu máy mã mình mía mích mò mô môi môn mông mùa mùi mú múi mũ mũi mơ
mưa mương mười mường mượn mạc mạch mại mạng mạnh mạo mảng mảnh mất mấy mầm mẫn mẫu mận mật mậu mắc mắm mắt mặc
mặn mặt mẹ mẻ mẽ mềm mển mệnh mọi mỏ mỏi mốc mối mồ mỗi mộ mộc một mới mời mở mỡ mụ mục mức mứt mừng mực mỵ mỹ
nghiêm nghiên nghiệm nghiệp nghèo nghìn nghĩ nghĩa nghề nghệ nghỉ nghị ngoài ngoại ngoặc nguyên nguyễn nguyện
nguyệt nguồn nguội ngà ngài ngàn ngành ngày ngân ngã ngô ngôi ngôn ngõ ngăn ngũ người ngưỡng ngược ngạch ngại
ngầm ngần ngập ngắn ngắt ngằm ngọ ngọc ngọn ngồi ngừa ngừng ngữ nhiên nhiều nhiễm nhiệm nhiệt nhuận nhà nhàn
nhánh nhâm nhân nhãn nhìn nhóm nhôm như nhưng nhượng nhạc nhạy nhấn nhất nhầm nhẫn nhậm nhận nhập nhật nhắc nhắm
nhẹ nhịp nhọn nhỏ nhớ nhờ những niêm niên niệm nà nàng nào này nám nâng nâu nén nên nêu nó nói nón nóng nôi nông
nùng núi năm năng nơi nương nước nướng nạc nạn nạp nả nảy nắm nắn nắng nắp nằm nặng nẻ nếp nếu nền nọ nối nổ nổi
nỗ nỗi nội nộp nợ nửa nữ nữa phiên phiếm phiếu phá phái phán pháo pháp phát phân phép phê phí phía phích phím
phòng phó phóng phù phùng phú phúc phút phương phước phường phượng phạm phạt phải phản phấn phần phẩm phẩn phẩy
phẫu phận phẳng phế phỉ phỏng phố phối phồng phổ phụ phục phủ phức quyên quyết quyền quyển quà quá quách quái
quán quân quãng quê quên quý quả quản quảng quần quẩn quận quật quặng quế quốc quỳ quỳnh quỷ quỹ riêng rà ràng
rác ráo rãnh rò rót rõ rút rượu rạch rạp rả rất rẫy rập rắn rằng rẻ rễ rọc rối rồi rồng rỗng rộn rộng rời rừng
rửa suất suối suốt sài sàn sàng sách sáng sánh sáp sát sáu sâm sân sâu sòng sóng sót sông súc súng sĩ sơ sơn sư
sương sườn sạch sạt sản sảng sấp sấy sầm sẩm sắc sắn sắp sắt sẵn sẽ sọ sỏi số sống sốt sồi sổ sở sợi sụt sứ sứa
sức sử sửa sữa sự thiết thiếu thiện thiệu thoát thoại thoả thuyết thuyền thuê thuý thuần thuẫn thuận thuật thuế
thuốc thuộc thuở thuỵ thuỷ thà thành thác thách thái thám tháng thánh tháo tháp thâm thân thâu thê thêm thì thìn
thí thích thính thô thôi thôn thông thú thúc thúy thăm thăng thơ thơm thư thương thước thường thưởng thượng thạc
thạch thạnh thạo thả thải thảm thản thảo thấp thất thấy thầm thần thầu thầy thẩm thẩn thậm thận thập thật thắc
thắng thắt thẳng thẻ thế thềm thể thị thịnh thịt thọ thỏa thốn thống thổ thổi thờ thời thở thợ thụ thục thụy thủ
thủy thứ thứa thức thừa thừng thử thửa thực tiêm tiên tiêu tiếc tiến tiếng tiếp tiết tiền tiểu tiệm tiện tiệt
toà toàn toán toạ toản triết triều triển triệt triệu truyền truyện trà tràng trào trác trách trái trán tráng
trên trì trình trí trích trính trò tróc trôi trông trù trùng trúc trúng trăm trăng trơn trưa trưng trương trước
trường trưởng trượng trượt trạch trại trạm trạng trả trải trấn trầm trần trận trật trắc trắng trẻ trẻo trễ trị
trịnh trọ trọn trọng trống trồng trộm trộn trời trở trợ trụ trục trụy trứng trừ trực tuyên tuyến tuyết tuyền
tuyển tuyệt tuân tuấn tuất tuần tuỳ tài tàn tàng tàu tác tách tái tám tán táng táo tâm tân tây tên tìm tình tích
tím tín tính tòa tòng tóc tóm tót tô tôi tôm tôn tông tùng tùy tú túc túi tăng tĩnh tơ tư tương tưới tướng tường
tưởng tượng tạ tại tạm tạo tạp tả tải tấc tấm tấn tất tầm tần tầng tẩy tận tập tật tắc tắt tằm tặng tế tết tề tệ
tệp tỉ tỉnh tị tịch tịnh tọa tỏ tỏa tố tốc tối tốn tống tốt tồn tổ tổn tổng tộc tội tột tớ tới tờ tụ tục tụng tủ
tức từ từng tử tự tựa tỵ tỷ uỷ viêm viên viết viễn việc viện việt và vài vàng vào vác vách ván váy vân vâng vãng
vé vì ví vía vòi vòm vòng vóc vô vôi võ vùng vú văn văng vĩ vĩnh vũ vưu vương vườn vượng vượt vạch vạn vạt vả
vải vấn vấp vần vẫn vận vật vậy vắc vắng vằng vẹn vẻ vẽ vết về vềnh vệ vệt vị vịnh vọng vỏ vốn vồ với vở vỡ vợ
vụ vừa vững vực xoá xuyên xuân xuất xuống xào xá xác xám xâm xây xã xét xích xóa xóm xô xăng xưa xương xướng
xưởng xạ xảy xấp xấu xếp xứ xử yên yêu yến yết yếu án ánh áo áp át âm ân ít úng ý đa đang đi đia đinh điềm điền
điều điểm điện điệp đo đoan đoàn đoán đoạn đu đua đà đài đàm đàn đàng đào đá đám đán đáng đánh đáo đáp đáy đâu
đây đã đèn đèo đê đêm đình đích đính đòi đó đóc đón đóng đô đôi đông đúc đúng đăng đĩa đơn đưa đương đướng đường
được đại đạm đạn đạo đạt đả đảm đảng đảo đất đấu đầm đầu đầy đẩy đậm đập đậu đậy đắc đắk đắp đặc đặng đặt đếm
đến đề đền đều để địa định đọc đỏ đốc đối đống đồ đồi đồn đồng đổ đổi đỗ độ độc đội động đời đợi đợt đủ đức đứng
đừng ơn ưa ưu ương ước ướt ảnh ấm ấn ẩn ốm ổ ổn ở ủng ủy ức ứng ỷ
"""


@cache
def syllables() -> frozenset[str]:
    """Every syllable in lower case and NFC, the tone on either letter where two spellings are in use."""
    rhymes, after_qu = _RHYMES.split(), _AFTER_QU.split()
    found = {"qu" + toned for rhyme in after_qu for toned in _toned(rhyme)}
    for rhyme in rhymes:
        onsets = [onset for onset in ("", *_ONSETS.split()) if _fits(onset, rhyme)]
        found.update(onset + toned for toned in _toned(rhyme) for onset in onsets)
    for rhyme in ("i", "in", "iêng", "iêt", "iêc"):
        found.update("g" + toned for toned in _toned(rhyme))
    return frozenset(found)


@cache
def common_syllables() -> frozenset[str]:
    """Those that weigh more as evidence."""
    return frozenset(_COMMON.split())


def _fits(onset: str, rhyme: str) -> bool:
    """Whether the spelling lets this rhyme follow this onset."""
    if onset == "qu":
        return False
    if onset in ("gh", "ngh"):
        return rhyme[0] in "eêi"
    if onset in ("c", "g", "ng"):
        return rhyme[0] not in _FRONT
    if rhyme[0] == "y" and len(rhyme) > 1:
        return onset == ""
    if onset == "k":
        return rhyme[0] in _FRONT or _CODA.search(rhyme) is not None
    return not (onset == "gi" and rhyme[0] == "i")


def _toned(rhyme: str) -> set[str]:
    """The rhyme in all its tones; one that ends in a stop has two."""
    tones = ("\u0301", "\u0323") if _STOPPED.search(rhyme) else _TONES
    return {
        unicodedata.normalize("NFC", f"{rhyme[: place + 1]}{tone}{rhyme[place + 1 :]}")
        for place in _tone_places(rhyme)
        for tone in tones
    }


def _tone_places(rhyme: str) -> tuple[int, ...]:
    """The letters of the rhyme that may carry its tone."""
    vowels = _CODA.sub("", rhyme)
    marked = [place for place, letter in enumerate(vowels) if letter in "ăâêôơ"]
    if marked:
        return (marked[-1],)
    if len(vowels) == 1:
        return (0,)
    if len(vowels) == 3 or len(vowels) < len(rhyme):
        return (1,)
    return (0, 1) if vowels in ("oa", "oe", "uy") else (0,)
