//! What the shipped document says of itself, and its bytes.

use pilot_plan::{ElementKind, Excerpt, Plan};

use crate::shipped::{SEED, line};

fn texts<'p>(excerpts: impl Iterator<Item = Excerpt<'p>>) -> Vec<&'p str> {
    excerpts.map(Excerpt::text).collect()
}

#[test]
fn the_shipped_source_is_the_seed_byte_for_byte() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/bishan-2022-18.txt");
    let on_disk = std::fs::read(path).unwrap();
    assert_eq!(on_disk.len(), 53_309);
    assert!(on_disk == SEED.as_bytes());
    assert!(on_disk == Plan::bishan().source().as_bytes());
    assert!(!SEED.starts_with('\u{FEFF}') && !SEED.ends_with('\n'));
}

#[test]
fn reading_the_seed_gives_the_shipped_plan() {
    assert!(Plan::parse(SEED).unwrap() == *Plan::bishan());
    assert!(SEED.parse::<Plan>().unwrap() == *Plan::bishan());
    assert!(Plan::parse(SEED.to_owned()).unwrap() == *Plan::bishan());
}

#[test]
fn the_number_is_taken_apart() {
    let number = Plan::bishan().document().number().unwrap();
    assert_eq!(number.text(), "璧山府办发〔2022〕18号");
    assert_eq!(number.issuer_code(), "璧山府办发");
    assert_eq!((number.year(), number.serial()), (2022, 18));
    assert_eq!(number.span().start(), 0);
    assert_eq!(number.to_string(), number.text());
}

#[test]
fn one_office_issues_it() {
    let document = Plan::bishan().document();
    assert_eq!(texts(document.issuers()), ["重庆市璧山区人民政府办公室"]);
    assert_eq!(document.issuer(), document.issuers().next());
    let issuer = document.issuer().unwrap();
    assert_eq!(
        line(Plan::bishan(), issuer.span()),
        11,
        "it signs on line 11; line 3 is the notice title's"
    );
}

#[test]
fn the_plan_and_the_notice_have_titles_of_their_own() {
    let plan = Plan::bishan();
    let title = plan.document().title().unwrap();
    assert_eq!(title.text(), "璧山区现代服务业扩大开放综合试点方案");
    assert_eq!(line(plan, title.span()), 17);

    let notice = plan.document().notice_title().unwrap();
    assert_eq!(
        notice.joined(),
        "重庆市璧山区人民政府办公室关于印发《璧山区现代服务业扩大开放综合试点方案》的通知"
    );
    assert_eq!(line(plan, notice.span()), 3);
    let end = plan.position(notice.span().end()).unwrap();
    assert_eq!(end.line(), 7);
    assert!(notice.text().contains("扩大开放综合\n\n试点方案》"));
}

#[test]
fn the_date_is_a_date() {
    let document = Plan::bishan().document();
    assert_eq!(document.date().unwrap().to_string(), "2022-04-24");
    assert_eq!(document.date_excerpt().unwrap().text(), "2022年4月24日");
}

#[test]
fn the_addressees_are_told_apart() {
    assert_eq!(
        texts(Plan::bishan().document().addressees()),
        ["各镇人民政府", "街道办事处", "区政府各工作部门", "有关单位"]
    );
}

#[test]
fn the_note_is_given_without_its_brackets() {
    let plan = Plan::bishan();
    let note = plan.document().note().unwrap();
    assert_eq!(note.text(), "此件公开发布");
    assert_eq!(line(plan, note.span()), 15);
}

#[test]
fn one_document_is_cited() {
    let citations: Vec<_> = Plan::bishan().document().citations().collect();
    assert_eq!(citations.len(), 1);
    let citation = citations[0];
    assert_eq!(
        citation.title().text(),
        "重庆市人民政府关于印发重庆市服务业扩大开放试点工作方案的通知"
    );
    let number = citation.number();
    assert_eq!(number.text(), "渝府发〔2021〕19号");
    assert_eq!(number.issuer_code(), "渝府发");
    assert_eq!((number.year(), number.serial()), (2021, 19));
    assert_eq!(line(Plan::bishan(), citation.span()), 18);
    assert!(citation.span().covers(citation.title().span()));
    assert!(citation.span().covers(number.span()));
}

#[test]
fn each_part_of_the_document_is_an_element_of_its_kind() {
    let plan = Plan::bishan();
    let of = |kind: ElementKind| -> Vec<usize> {
        let elements = plan.elements().filter(|element| element.kind() == kind);
        elements.map(|element| line(plan, element.span())).collect()
    };
    assert_eq!(of(ElementKind::Number), [1]);
    assert_eq!(of(ElementKind::NoticeTitle), [3]);
    assert_eq!(of(ElementKind::Addressees), [8]);
    assert_eq!(of(ElementKind::Issuer), [11]);
    assert_eq!(of(ElementKind::Date), [13]);
    assert_eq!(of(ElementKind::Note), [15]);
    assert_eq!(of(ElementKind::Title), [17]);
    assert_eq!(of(ElementKind::AnnexMark), [91]);
    assert_eq!(of(ElementKind::AnnexTitle), [93]);
    assert_eq!(of(ElementKind::AnnexHeading).len(), 21);
    assert_eq!(of(ElementKind::AnnexRow).len(), 21);
    assert_eq!(of(ElementKind::Clause).len(), 21);
    assert_eq!(of(ElementKind::Heading).len(), 38);
    assert!(of(ElementKind::Attachments).is_empty());
    assert!(of(ElementKind::Other).is_empty());
}
