#include "text/language_detection.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "hand_rulebook.h"
#include "text/read.h"
#include "text/utf8.h"

namespace {

using namespace overclaim;

// About an invented house; each page says the same, with at least 200 letters.
const std::string english =
    "Our house by the river looks after children with cells from cord blood. The treatment takes one afternoon, and "
    "most families travel home on the following day. Nobody knows yet whether it helps, and we tell you so before you "
    "pay anything. Ask your own doctor what she thinks about it.";
const std::string german =
    "Unser Haus am Fluss behandelt Kinder mit Zellen aus Nabelschnurblut. Die Behandlung dauert einen Nachmittag, und "
    "die meisten Familien fahren am nächsten Tag wieder nach Hause. Noch weiß niemand, ob sie hilft, und das sagen wir "
    "Ihnen also, bevor Sie etwas bezahlen. Fragen Sie auch Ihre eigene Ärztin.";
const std::string spanish =
    "Nuestra casa junto al río atiende a niños con células de la sangre del cordón. El tratamiento dura una tarde y la "
    "mayoría de las familias vuelve a casa al día siguiente. Todavía nadie sabe si ayuda, y se lo decimos antes de que "
    "pague nada. No deje de preguntar a su propia médica qué piensa de esto.";
const std::string dutch =
    "Ons huis aan de rivier behandelt kinderen met cellen uit navelstrengbloed. De behandeling duurt een middag en de "
    "meeste gezinnen reizen de volgende dag weer naar huis. Nog niemand weet of het helpt, en dat zeggen wij voordat u "
    "iets betaalt. Vraag ook uw eigen arts wat zij ervan vindt.";
const std::string afrikaans =
    "Ons huis langs die rivier behandel kinders met selle uit naelstringbloed. Die behandeling duur een middag en die "
    "meeste gesinne reis die volgende dag terug huis toe. Niemand weet nog of dit help nie, en ons sê dit vir u "
    "voordat "
    "u iets betaal. Vra ook u eie dokter wat sy daarvan dink.";

struct Page {
  const char* language;
  std::string text;
};

const std::vector<Page>& pages() {
  static const std::vector<Page> all = {
      {"en", english},
      {"de", german},
      {"es", spanish},
      {"nl", dutch},
      {"af", afrikaans},
      {"fr",
       "Notre maison au bord de la rivière soigne des enfants avec des cellules du sang de cordon. Le traitement dure "
       "un après-midi et la plupart des familles rentrent chez elles le lendemain. Personne ne sait encore si cela "
       "aide, et nous le disons avant que vous ne payiez. Demandez aussi à votre propre médecin."},
      {"it",
       "La nostra casa lungo il fiume cura i bambini con cellule del sangue del cordone. Il trattamento dura un "
       "pomeriggio e quasi tutte le famiglie tornano a casa il giorno dopo. Nessuno sa ancora se aiuta, e lo diciamo "
       "prima che paghiate. Chiedete anche al vostro medico che cosa ne pensa."},
      {"pt",
       "A nossa casa à beira do rio trata crianças com células do sangue do cordão. O tratamento dura uma tarde e a "
       "maioria das famílias volta para casa no dia seguinte. Ainda ninguém sabe se ajuda, e dizemos isso antes de "
       "pagarem. Perguntem também à vossa própria médica o que pensa disto."},
      {"sv",
       "Vårt hus vid floden behandlar barn med celler från navelsträngsblod. Behandlingen tar en eftermiddag och de "
       "flesta familjer reser hem nästa dag. Ingen vet ännu om den hjälper, och det säger vi innan ni betalar något. "
       "Fråga också er egen läkare vad hon tycker om saken."},
      {"pl",
       "Nasz dom nad rzeką leczy dzieci komórkami z krwi pępowinowej. Zabieg trwa jedno popołudnie i większość rodzin "
       "wraca do domu następnego dnia. Nikt jeszcze nie wie, czy to pomaga, i mówimy o tym, zanim państwo zapłacą. "
       "Proszę też zapytać własną lekarkę, co o tym sądzi."},
      {"tr",
       "Nehir kıyısındaki evimizde çocukları kordon kanı hücreleriyle tedavi ediyoruz. Tedavi bir öğleden sonra "
       "sürüyor "
       "ve ailelerin çoğu ertesi gün evlerine dönüyor. Yardımcı olup olmadığını henüz kimse bilmiyor ve bunu siz para "
       "ödemeden önce söylüyoruz. Kendi doktorunuza da mutlaka sorun."},
      {"vi",
       "Ngôi nhà bên sông của chúng tôi chữa cho trẻ em bằng tế bào từ máu cuống rốn. Việc điều trị kéo dài một buổi "
       "chiều và hầu hết các gia đình về nhà vào ngày hôm sau. Chưa ai biết liệu nó có giúp ích hay không, và chúng "
       "tôi "
       "nói điều đó trước khi quý vị trả tiền. Hãy hỏi cả bác sĩ của mình."},
      {"ru",
       "Наш дом у реки лечит детей клетками пуповинной крови. Лечение занимает один вечер, и большинство семей "
       "возвращается домой на следующий день. Никто ещё не знает, помогает ли оно, и мы говорим об этом до того, как "
       "вы "
       "заплатите. Спросите и своего врача, что он об этом думает."},
      {"uk",
       "Наш будинок біля річки лікує дітей клітинами пуповинної крові. Лікування триває один вечір, і більшість родин "
       "повертається додому наступного дня. Ще ніхто не знає, чи воно допомагає, і ми кажемо про це до того, як ви "
       "заплатите. Запитайте також свого лікаря, що він про це думає."},
      {"el",
       "Το σπίτι μας δίπλα στο ποτάμι φροντίζει παιδιά με κύτταρα από ομφαλοπλακουντιακό αίμα. Η θεραπεία κρατά ένα "
       "απόγευμα και οι περισσότερες οικογένειες γυρίζουν στο σπίτι την επόμενη μέρα. Κανείς δεν ξέρει ακόμη αν βοηθά, "
       "και το λέμε πριν πληρώσετε. Ρωτήστε και τον δικό σας γιατρό."},
      {"ar",
       "بيتنا على ضفة النهر يعالج الأطفال بخلايا من دم الحبل السري. يستغرق العلاج فترة بعد ظهر واحدة وتعود معظم "
       "العائلات "
       "إلى البيت في اليوم التالي. لا أحد يعرف حتى الآن إن كان ذلك يساعد، ونحن نقول لكم هذا قبل أن تدفعوا شيئا. اسألوا "
       "طبيبكم أيضا عن رأيه في هذا الأمر قبل أن تقرروا."},
      {"he",
       "הבית שלנו ליד הנהר מטפל בילדים בתאים מדם טבורי. הטיפול נמשך אחר צהריים אחד ורוב המשפחות חוזרות הביתה למחרת. אף "
       "אחד עדיין לא יודע אם זה עוזר, ואנחנו אומרים לכם את זה לפני שאתם משלמים משהו. שאלו גם את הרופאה שלכם מה היא "
       "חושבת "
       "על כך, ואל תמהרו להחליט בלי לדבר איתה קודם."},
      {"hi",
       "नदी के किनारे हमारे घर में बच्चों का इलाज गर्भनाल के रक्त की कोशिकाओं से होता है। इलाज में एक दोपहर लगती है और ज़्यादातर परिवार "
       "अगले दिन घर "
       "लौट जाते हैं। अभी तक कोई नहीं जानता कि इससे लाभ होता है या नहीं, और हम यह बात आपके पैसे देने से पहले ही बता देते हैं। अपने डॉक्टर "
       "से भी "
       "ज़रूर पूछिए।"},
      {"zh",
       "我们河边的房子用脐带血细胞照顾孩子。治疗需要一个下午，大多数家庭第二天就回家了。现在还没有人知道它是否有帮助，"
       "我们在您付钱之前"
       "就会告诉您。请您也问一问自己的医生有什么看法。孩子们在花园里玩耍，父母可以在旁边的房间里休息和谈话。护士每天早"
       "上来看望每一个"
       "孩子，写下他们的体温和睡眠情况。如果您有问题，可以随时打电话给我们，我们会用您的语言回答。请不要急着做决定，先"
       "和家里人好好商量，"
       "再来看看我们的房子和花园，然后再告诉我们您的想法。"},
      {"ja",
       "川のそばの私たちの家では、臍帯血の細胞を使って子どもたちの世話をしています。治療は午後一回で終わり、ほとんどの"
       "家族は次の日に家へ"
       "帰ります。それが役に立つかどうかはまだ誰にも分かりませんし、お金を払っていただく前にそのことをお話しします。ご"
       "自分のお医者さんにも"
       "ぜひ相談してください。子どもたちは庭で遊び、ご両親は隣の部屋で休むことができます。質問があれば、いつでも電話を"
       "してください。急いで"
       "決めないで、家族とよく話し合ってください。"},
  };
  return all;
}

Document read(const std::string& input, MediaType type = MediaType::plain,
              const std::vector<std::string>& with_rules = {}) {
  return read_document(input, {"page", type, "", with_rules}, overclaim::test::hand_language());
}

bool has_sentences(const Document& document) {
  return std::any_of(document.blocks.begin(), document.blocks.end(),
                     [](const Block& block) { return !block.sentences.empty(); });
}

// The input with what is not covered in brackets, "es:" before it.
std::string drawn(const Document& document) {
  std::string out;
  std::uint64_t from = 0;
  for (const UncoveredStretch& stretch : document.uncovered) {
    out += document.input.substr(from, stretch.span.begin - from) + "[" + stretch.language + ":" +
           document.input.substr(stretch.span.begin, stretch.span.end - stretch.span.begin) + "]";
    from = stretch.span.end;
  }
  return out + document.input.substr(from);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace

TEST_CASE("a page is in the language of its words, and uncovered where that has no rules") {
  for (const Page& page : pages()) {
    CAPTURE(std::string(page.language));
    const Document document = read(page.text);
    CHECK(document.language == page.language);
    const bool covered = page.language == std::string("en");
    CHECK(has_sentences(document) == covered);
    REQUIRE(document.uncovered.size() == (covered ? 0U : 1U));
    if (covered) continue;
    CHECK(document.uncovered[0].whole);
    CHECK(document.uncovered[0].language == page.language);
    CHECK(document.uncovered[0].span == SourceSpan{0, page.text.size()});
  }
}

TEST_CASE("a language with rules is covered, whichever it is") {
  for (const Page& page : pages()) {
    CAPTURE(std::string(page.language));
    const Document document = read(page.text, MediaType::plain, {"en", page.language});
    CHECK(document.language == page.language);
    CHECK(document.uncovered.empty());
    CHECK(has_sentences(document));
  }
  const Document no_english = read(english, MediaType::plain, {"de"});
  CHECK(no_english.language == "en");
  CHECK_FALSE(has_sentences(no_english));
}

TEST_CASE("under 200 letters nothing is said about the language") {
  for (const Page& page : pages()) {
    CAPTURE(std::string(page.language));
    std::size_t size = 0, letters = 0;
    while (letters < 150) {
      const auto byte = static_cast<unsigned char>(page.text[size]);
      if ((byte & 0xC0U) != 0x80U) letters += byte >= 0xE3U ? 3 : 1;
      ++size;
    }
    while ((static_cast<unsigned char>(page.text[size]) & 0xC0U) == 0x80U) ++size;
    const Document document = read(page.text.substr(0, size));
    CHECK(document.language == "en");
    CHECK(document.uncovered.empty());
    CHECK(has_sentences(document));
  }
  // The border, word by word: spaces and marks do not count.
  for (std::size_t i = 0; i < pages()[1].text.size(); ++i) {
    const std::string start = pages()[1].text.substr(0, i);
    if (!start.ends_with(' ')) continue;
    const auto letters = static_cast<std::size_t>(std::count_if(start.begin(), start.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U && c != ' ' && c != ',' && c != '.';
    }));
    CAPTURE(start);
    CHECK((read(start).language == "de") == (letters >= least_letters_of_language));
  }
}

TEST_CASE("what is not in a foreign language stays covered, alone and on an English page") {
  const std::string doctors =
      "Dr. Giovanni Rossi, Dr. Francesca Bianchi, Dr. Luca Esposito, Dr. Chiara Romano, Dr. Matteo Ricci, Dr. Sofia "
      "Marino, Dr. Alessandro Greco, Dr. Giulia Bruno, Dr. Lorenzo Gallo, Dr. Martina Conti, Dr. Andrea De Luca, Dr. "
      "Elena Costa, Dr. Davide Giordano, Dr. Valentina Rizzo, Dr. Simone Lombardi, Dr. Beatrice Moretti";
  struct Row {
    const char* what;
    std::string text;
  };
  const std::vector<Row> rows = {
      {"Italian doctors", doctors},
      {"one doctor a line", "- " + replaced(doctors, ", ", "\n- ")},
      {"Spanish doctors and places",
       "Dr. Juan García Hernández, Dra. María del Carmen López, Dr. José Luis Martínez, Dra. Ana Isabel Rodríguez, "
       "Clínica Santa María de los Ángeles, Avenida de la Constitución, Guadalajara, Jalisco, Dr. Miguel Ángel "
       "Fernández, Dra. Guadalupe Sánchez, Hospital San José, Monterrey, Nuevo León, Dr. Pedro Ramírez Ortega"},
      {"Latin names of plants",
       "Aqua, Glycerin, Butyrospermum Parkii Butter, Helianthus Annuus Seed Oil, Simmondsia Chinensis, Cetearyl "
       "Alcohol, "
       "Tocopherol, Lavandula Angustifolia, Calendula Officinalis, Aloe Barbadensis, Rosmarinus Officinalis, Camellia "
       "Sinensis, Citrus Limonum, Melaleuca Alternifolia"},
      {"the same in small letters",
       "aqua, glycerin, butyrospermum parkii butter, helianthus annuus seed oil, simmondsia chinensis, cetearyl "
       "alcohol, "
       "tocopherol, lavandula angustifolia, calendula officinalis, aloe barbadensis, rosmarinus officinalis, camellia "
       "sinensis, citrus limonum, melaleuca alternifolia"},
      {"muscles and bones in Latin",
       "musculus biceps brachii, musculus triceps surae, musculus gastrocnemius, musculus soleus, nervus ischiadicus, "
       "nervus medianus, arteria carotis interna, vena jugularis, os ilium, os sacrum, ligamentum cruciatum anterius, "
       "tractus corticospinalis, nucleus caudatus, corpus callosum"},
      {"filler text",
       "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore "
       "magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo "
       "consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse."},
      {"medicines",
       "amoxicillin, clarithromycin, levetiracetam, lamotrigine, baclofen, diazepam, gabapentin, clobazam, topiramate, "
       "vigabatrin, rufinamide, lacosamide, phenobarbital, carbamazepine, oxcarbazepine, valproate, ethosuximide, "
       "zonisamide, perampanel, cannabidiol, botulinum toxin"},
      {"products and prices",
       "PRP Knee 1 Session EUR 450, PRP Hip EUR 500, MSC IV 50 Mio EUR 4900, Exosomes 5 ml EUR 1200, NAD+ Drip 500 mg "
       "EUR 390, Myers Cocktail EUR 180, Glutathione EUR 120, Vitamin C 15 g EUR 150, Ozone EUR 95, Hyaluron EUR 260, "
       "Botox EUR 220, Mesotherapy EUR 180, Hydrafacial EUR 160"},
      {"postal addresses",
       "Hauptstraße 17, 10115 Berlin; Rue de la République 4, 69002 Lyon; Via Giuseppe Garibaldi 23, 20121 Milano; "
       "Calle "
       "Mayor 9, 28013 Madrid; Avenida da Liberdade 110, 1250 Lisboa; Keizersgracht 241, 1016 Amsterdam; Nowy Świat "
       "15, "
       "00-029 Warszawa; Drottninggatan 55, 111 21 Stockholm"},
      {"web addresses",
       "https://nuestra-casa.example/tratamiento/de/los/ninos/con/celulas/de/la/sangre\n"
       "www.unser-haus.example/die-behandlung-dauert-einen-nachmittag-und-die-familien-fahren-heim\n"
       "preguntas.de.las.familias.sobre.el.tratamiento@nuestra-casa.example\n"
       "https://nuestra-casa.example/la/mayoria/de/las/familias/vuelve/a/casa/al/dia/siguiente"},
      {"sources in several languages",
       "Müller K, Schmidt H. Behandlung von Kindern mit Stammzellen. Dtsch Arztebl 2014. García P, López M. "
       "Tratamiento "
       "de niños con células madre. Rev Esp Med 2016. Dupont J. Traitement des enfants par cellules souches. Presse "
       "Med "
       "2015. Smith A, Jones B. Cord blood in children. J Cells 2017. Rossi G. Terapia cellulare nei bambini. Minerva "
       "2012."},
      {"Spanish sources under their heading",
       "References\n\n1. García P, López M. El tratamiento de los niños con células de la sangre del cordón y lo que "
       "todavía nadie sabe. Rev Esp Med 2016;4:12-19.\n2. Ruiz A, Soto B. La mayoría de las familias vuelve a casa al "
       "día siguiente del tratamiento: un estudio de cien niños. Rev Esp Med 2018;6:3-9.\n3. Vega C. No se sabe si "
       "ayuda a los niños que no pueden andar. Rev Esp Med 2019;7:1-8."},
      {"a menu of languages",
       "English\nDeutsch\nEspañol\nFrançais\nItaliano\nPortuguês\nNederlands\nPolski\nČeština\nРусский\nУкраїнська\n"
       "Türkçe\nΕλληνικά\nالعربية\n日本語\n한국어\n中文\nSvenska\nDansk\nNorsk\nSuomi\nMagyar\nRomână\nTiếng Việt\n"
       "Bahasa Indonesia\nSlovenčina\nБългарски\nHrvatski\nEesti\nLatviešu\nLietuvių\nעברית\nไทย\nहिन्दी"},
      {"a slogan", "La salud de sus hijos es lo primero. ¡Todo para la familia!"},
      {"a short quotation", "\u201eNoch weiß niemand, ob sie hilft, und das sagen wir Ihnen auch.\u201c"},
      {"something like Scots",
       "Oor hoose by the watter taks tent o bairns wi cells frae the birth-string bluid. The darg lasts ane efternuin, "
       "an maist faimilies gang hame the morn. Naebody kens yet gin it helps ony, an we tell ye sae afore ye pey a "
       "bawbee. Speir at yer ain doctor whit she thinks o it."},
      {"capitals", "OUR HOUSE BY THE RIVER LOOKS AFTER CHILDREN. " + english},
      {"Every Word A Name",
       "Our House By The River Looks After Children With Cells From Cord Blood. The Treatment Takes One Afternoon, And "
       "Most Families Travel Home On The Following Day. Nobody Knows Yet Whether It Helps, And We Tell You So Before "
       "You "
       "Pay Anything At All, As We Should."},
      {"numbers and signs", std::string(2000, '7') + " 12 34 56 % $ € \u2603\u2603\u2603 \U0001F600"},
  };
  for (const Row& row : rows) {
    for (const std::string& text :
         {row.text, english + "\n\n" + row.text, english + "\n\n" + row.text + "\n\n" + english}) {
      CAPTURE(std::string(row.what));
      const Document document = read(text);
      CHECK(document.language == "en");
      CHECK(drawn(document) == text);
    }
  }
}

TEST_CASE("a long passage in another language is left out, and nothing beside it") {
  const std::string half = spanish.substr(0, spanish.find(" Todavía"));
  const std::string other_half = spanish.substr(spanish.find("Todavía"));
  struct Row {
    const char* what;
    std::string drawn;
  };
  const std::vector<Row> rows = {
      {"behind the English", english + "\n\n[es:" + spanish + "]"},
      {"before the English", "[es:" + spanish + "]\n\n" + english + "\n\n" + english},
      {"between the English", english + "\n\n[es:" + spanish + "]\n\n" + english},
      {"two paragraphs", english + "\n\n[es:" + half + "\n\n" + other_half + "]\n\n" + english},
      {"two paragraphs with a line between",
       english + "\n\n[es:" + half + "\n\nPrecios\n\n" + other_half + "]\n\n" + english},
      {"two languages", english + "\n\n[es:" + spanish + "]\n\n[de:" + german + "]\n\n" + english + "\n\n" + english},
      {"two places", english + "\n\n[es:" + spanish + "]\n\n" + english + "\n\n[es:" + spanish + "]\n\n" + english},
      {"a short English line at its edges stays",
       english + "\n\nThere are no risks.\n\n[es:" + spanish + "]\n\nThere are no risks.\n\n" + english},
      {"a long English paragraph parts it", english + "\n\n[es:" + spanish + "]\n\n" +
                                                english.substr(0, english.find(" Nobody")) + "\n\n[es:" + spanish +
                                                "]\n\n" + english},
      {"too short for a passage", english + "\n\n" + spanish.substr(0, spanish.find(" El ")) + "\n\n" + english},
      {"two short ones with English between",
       english + "\n\n" + half.substr(half.find("El ")) + "\n\n" + english + "\n\n" + half.substr(half.find("El "))},
      {"an English passage on a Spanish page",
       "[es:" + spanish + "\n\n" + spanish + "]\n\n" + english + "\n\n[es:" + spanish + "\n\n" + spanish + "]"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.what));
    const std::string text = replaced(replaced(replaced(row.drawn, "[es:", ""), "[de:", ""), "]", "");
    const Document document = read(text);
    CHECK(drawn(document) == row.drawn);
    for (const Block& block : document.blocks) {
      const SourceSpan source = document.source_of(block.span);
      const bool out = std::any_of(
          document.uncovered.begin(), document.uncovered.end(),
          [&](const UncoveredStretch& s) { return s.span.begin <= source.begin && source.end <= s.span.end; });
      CHECK(block.sentences.empty() == out);
    }
  }
  CHECK(read(spanish + "\n\n" + spanish + "\n\n" + english).language == "es");
  CHECK(read(english + "\n\n" + english + "\n\n" + spanish).language == "en");
}

TEST_CASE("English sentences are read wherever they stand") {
  const std::string claims = "There are no side effects. Our cells cure autism.";
  const std::string long_spanish = spanish + " " + spanish;
  for (const std::string& text : {
           claims + "\n\n[es:" + long_spanish + "]",
           "[es:" + long_spanish + "]\n\n" + claims,
           "[de:" + german + "\n\n" + german + "]\n\n" + claims + "\n\n[de:" + german + "]",
           // Sentences of one paragraph.
           "[es:" + spanish + "] " + claims + " [es:" + spanish + "]",
           "[de:" + german + "] We have no risks. [de:" + german + "]",
           // With such neighbours short lines too.
           "[es:" + long_spanish + "]\n\nNo side effects\n\nOur cells cure autism.\n\n[es:" + spanish + "]",
       }) {
    const std::string given = replaced(replaced(replaced(text, "[es:", ""), "[de:", ""), "]", "");
    const Document document = read(given);
    CHECK(document.language != "en");
    CHECK(drawn(document) == text);
    CHECK(has_sentences(document));
  }
  // Names, words that English has too, and lines that the detector takes for it.
  for (const std::string& line :
       std::vector<std::string>{"Sin dolor.", "No cura.", "La cura no es total.", "Die Patientin.", "Is er risico?",
                                "Nu are efect.", "Basado en The House of Cells de Londres.", "Hospital general.",
                                "Wellness und Spa.", "Traitement important.", "Of opties.", "En su blog.",
                                "Unser Team & Newsletter.", "Cura natural, cura total, no normal."}) {
    CAPTURE(line);
    for (const std::string& text : {long_spanish + "\n\n" + line, german + " " + line + " " + german}) {
      const Document document = read(text);
      REQUIRE(document.uncovered.size() == 1);
      CHECK(document.uncovered[0].whole);
    }
  }
  // Only where English has rules.
  CHECK_FALSE(has_sentences(read(claims + "\n\n" + long_spanish, MediaType::plain, {"de"})));
}

TEST_CASE("near relatives on one page are one language") {
  const std::string norwegian =
      "Huset vårt ved elva behandler barn med celler fra navlestrengsblod. Behandlingen tar en ettermiddag, og de "
      "fleste "
      "familiene reiser hjem neste dag. Ingen vet ennå om den hjelper, og det sier vi før dere betaler noe. Spør også "
      "deres egen lege hva hun mener om saken.";
  const std::string danish =
      "Vores hus ved åen behandler børn med celler fra navlestrengsblod. Behandlingen tager en eftermiddag, og de "
      "fleste "
      "familier rejser hjem næste dag. Endnu ved ingen, om den hjælper, og det siger vi, før I betaler noget. Spørg "
      "også "
      "jeres egen læge, hvad hun mener om sagen.";
  for (const std::string& text :
       {norwegian + "\n\n" + norwegian + "\n\n" + danish, danish + "\n\n" + danish + "\n\n" + norwegian}) {
    const Document document = read(text);
    CHECK((document.language == "no" || document.language == "da"));
    REQUIRE(document.uncovered.size() == 1);
    CHECK(document.uncovered[0].whole);
  }
  // A mixture in which nothing is the half of it is in no language: the rules at hand are tried on what they can read.
  const std::string mixture = pages()[5].text + "\n\n" + english + "\n\n" + german;
  const Document mixed = read(mixture);
  CHECK(mixed.language == "en");
  CHECK(drawn(mixed) == "[fr:" + pages()[5].text + "]\n\n" + english + "\n\n[de:" + german + "]");
}

TEST_CASE("in HTML only the visible body is asked, and what stands beside a passage goes with it") {
  struct Row {
    const char* what;
    std::string body;
    const char* language;
    std::size_t uncovered;
  };
  const std::vector<Row> rows = {
      {"English", "<p>" + english, "en", 0},
      {"German", "<p>" + german, "de", 1},
      {"a German section", "<p>" + english + "<p>" + english + "<section><p>" + german + "</section>", "en", 1},
      {"hidden German", "<p>" + english + "<div hidden><p>" + german + "<p>" + german + "</div>", "en", 0},
      {"German in the menu", "<p>" + english + "<nav><p>" + german + "<p>" + german + "</nav>", "en", 0},
      {"German in the description of a picture", "<p>" + english + "<img alt='" + german + "'>", "en", 0},
      {"German nobody sees with a little English", "<p>Our cells.<div hidden><p>" + german + "</div>", "en", 0},
      {"the language the page says it is in does not count", "<p lang=de>" + english, "en", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.what));
    const Document document = read("<!doctype html><html><body>" + row.body, MediaType::html);
    CHECK(document.language == row.language);
    CHECK(document.uncovered.size() == row.uncovered);
  }
  const Document beside =
      read("<!doctype html><p>" + english + "<p>" + english + "<p>" +
               replaced(german, " Die ", " <img alt='No risks.'> Die ") + "<p>" + english + "<img alt='No cure.'>",
           MediaType::html);
  REQUIRE(beside.uncovered.size() == 1);
  std::size_t seen = 0;
  for (const Block& block : beside.blocks) {
    if (block.channel != Channel::alt_text) continue;
    ++seen;
    CHECK(block.sentences.empty() == (beside.text_of(block.span) == "No risks."));
  }
  CHECK(seen == 2);
}

TEST_CASE("look-alike letters make no other language of a page") {
  std::string cyrillic = english, greek = english, spaced = english;
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"a", "\u0430"}, {"e", "\u0435"}, {"o", "\u043E"}, {"c", "\u0441"}, {"p", "\u0440"}, {"y", "\u0443"}}) {
    cyrillic = replaced(cyrillic, from, to);
  }
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"o", "\u03BF"}, {"i", "\u03B9"}, {"v", "\u03BD"}}) {
    greek = replaced(greek, from, to);
  }
  spaced = replaced(spaced, "e", "e\u200B");
  for (const std::string& text : {cyrillic, greek, spaced}) {
    CAPTURE(text);
    const Document document = read(text);
    CHECK(document.language == "en");
    CHECK(document.uncovered.empty());
    CHECK_FALSE(document.tampering.empty());
  }
  // On a page nobody has rules for, nothing is said about its letters either.
  const Document russian = read(replaced(pages()[12].text, "клетками", "клеткamи"));
  CHECK(russian.language == "ru");
  CHECK(russian.tampering.empty());
}

TEST_CASE("where nothing is said to have rules, nothing is left out") {
  const Document document = read_document(german, {}, {});
  CHECK(document.language.empty());
  CHECK(document.uncovered.empty());
  CHECK(has_sentences(document));
}

TEST_CASE("on random mixtures of scripts, stretches are in order and apart, and a second reading is the same") {
  std::minstd_rand random(7);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  const std::vector<std::pair<char32_t, char32_t>> scripts = {
      {U'a', U'z'},     {U'A', U'Z'},     {0xC0, 0x24F},      {0x370, 0x3FF},     {0x400, 0x52F},
      {0x531, 0x587},   {0x5D0, 0x5EA},   {0x620, 0x6FF},     {0x904, 0x97F},     {0xE01, 0xE4E},
      {0x10A0, 0x10FF}, {0x1200, 0x137F}, {0x1E00, 0x1FFF},   {0x3041, 0x30FF},   {0x4E00, 0x9FFF},
      {0xAC00, 0xD7A3}, {0xFDD0, 0xFDFF}, {0x10330, 0x1034A}, {0x1D400, 0x1D7FF}, {0x20000, 0x2A6DF}};
  for (int i = 0; i < 60; ++i) {
    CAPTURE(i);
    std::string text;
    for (std::size_t piece = below(12); piece > 0; --piece) {
      if (below(2) == 0) text += pages()[below(pages().size())].text;
      const auto& [first, last] = scripts[below(scripts.size())];
      for (std::size_t c = below(600); c > 0; --c) {
        append_utf8(text, first + static_cast<char32_t>(below(last - first + 1)));
        if (below(7) == 0) text += ' ';
      }
      text += below(3) == 0 ? " " : "\n\n";
    }
    const Document document = read(text);
    std::uint64_t end = 0;
    for (const UncoveredStretch& stretch : document.uncovered) {
      CHECK(end <= stretch.span.begin);
      CHECK(stretch.span.begin < stretch.span.end);
      CHECK(stretch.language != "en");
      end = stretch.span.end;
    }
    CHECK(end <= text.size());
    CHECK(drawn(read(text)) == drawn(document));
  }
}

TEST_CASE("bytes that are no text do not confuse it") {
  std::string broken = english + "\n\n" + german;
  for (std::size_t i = 0; i < broken.size(); i += 37) broken[i] = '\xFF';
  broken += std::string(1, '\0') + "\xEF\xBF\xBE\xEF\xB7\x90";
  const Document document =
      read_document(broken, {"page", MediaType::plain, "utf-8"}, overclaim::test::hand_language());
  CHECK(document.bad_bytes > 0);
  CHECK(has_sentences(document));
}
