//! The examples as their users run them: what they print, how they end, what they say when a file is
//! no plan.
//!
//! `cargo test` builds the examples beside this test, and they are found next to its own executable.
//! A run of this test alone (`--test it`) builds none: it takes those that were built last.

use std::env::{self, consts::EXE_SUFFIX};
use std::fs;
use std::io::pipe;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Every example that takes a file alone.
const OF_A_FILE: &[&str] = &["dependency_graph", "overview", "record", "workload"];

/// The executable of an example.
fn example(name: &str) -> Command {
    let test = env::current_exe().unwrap();
    let profile = test.parent().unwrap().parent().unwrap();
    let path = profile.join("examples").join(format!("{name}{EXE_SUFFIX}"));
    assert!(
        path.is_file(),
        "the example {name} is not built: `cargo test` without a choice of targets builds it"
    );
    Command::new(path)
}

fn run(name: &str, arguments: &[&str]) -> Output {
    example(name).args(arguments).output().unwrap()
}

/// What an example prints, which has to end well and keep silent on standard error.
fn answer(name: &str, arguments: &[&str]) -> String {
    let output = run(name, arguments);
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{name}: {complaint}");
    assert_eq!(complaint, "", "{name}");
    String::from_utf8(output.stdout).unwrap()
}

/// The one line that an example says when it fails: with exit code 1, and nothing printed.
fn complaint(name: &str, arguments: &[&str]) -> String {
    let output = run(name, arguments);
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{name} {arguments:?}");
    assert_eq!(output.stdout, b"", "{name} {arguments:?}");
    assert!(complaint.ends_with('\n'), "{name}: {complaint:?}");
    assert_eq!(complaint.lines().count(), 1, "{name}: {complaint:?}");
    complaint.trim_end().to_owned()
}

/// A file of a test's own, gone when the test ends.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, content: &[u8]) -> Self {
        let path = env::temp_dir().join(format!("pilot-plan-{}-{name}", std::process::id()));
        fs::write(&path, content).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left behind lies in the system's own folder for such files.
        let _ = fs::remove_file(&self.0);
    }
}

/// The cells of a printed table's rows, which are parted by two blanks or more.
fn cells(line: &str) -> Vec<&str> {
    line.split("  ")
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect()
}

#[test]
fn the_overview_names_the_document_and_every_task_with_its_units() {
    let text = answer("overview", &[]);
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("璧山区现代服务业扩大开放综合试点方案"));
    for fact in [
        "璧山府办发〔2022〕18号",
        "重庆市璧山区人民政府办公室",
        "2022年4月24日",
        "各镇人民政府、街道办事处、区政府各工作部门、有关单位",
        "关于印发《璧山区现代服务业扩大开放综合试点方案》的通知",
        "《重庆市人民政府关于印发重庆市服务业扩大开放试点工作方案的通知》（渝府发〔2021〕19号）",
        "21 项任务、40 个单位、103 项分工",
        "璧山区服务业扩大开放综合试点实施方案任务分工（21 行）",
        "此件公开发布",
    ] {
        assert!(text.contains(fact), "{fact}");
    }
    for number in 1..=21 {
        let mark = format!("任务 {number}  牵头  ");
        assert_eq!(text.matches(&mark).count(), 1, "{mark}");
    }
    let section = "
      3．建设促进体系
        任务 17  牵头  璧山高新区管委会
                 责任  区科技局
";
    assert!(text.contains(section), "{text}");
}

#[test]
fn the_overview_ranks_the_units_by_number_of_tasks() {
    let text = answer("overview", &[]);
    let (_, table) = text.split_once("各单位任务数\n\n").unwrap();
    let rows: Vec<Vec<&str>> = table.lines().map(cells).collect();
    assert_eq!(rows[0], ["单位", "任务", "其中牵头"]);
    assert_eq!(rows[1], ["服务业发展区管委会", "9", "2"]);
    assert_eq!(rows[2], ["区财政局", "8", "4"]);
    assert_eq!(rows[3], ["璧山高新区管委会", "8", "2"]);
    assert_eq!(rows.len(), 41, "a head and forty units");
    let tasks = rows[1..].iter().map(|row| row[1].parse::<u32>().unwrap());
    assert!(tasks.is_sorted_by(|more, less| more >= less));
}

#[test]
fn tasks_involving_answers_for_the_finance_bureau_unless_told_otherwise() {
    let text = answer("tasks_involving", &[]);
    assert_eq!(text.lines().next(), Some("区财政局：8 项任务，牵头 4 项"));
    let rows: Vec<Vec<&str>> = text.lines().skip(3).map(cells).collect();
    let of = |label: &str| -> Vec<u32> {
        let rows = rows.iter().filter(|row| row[1] == label);
        rows.map(|row| row[0].parse().unwrap()).collect()
    };
    assert_eq!(of("牵头单位"), [4, 11, 18, 21]);
    assert_eq!(of("责任单位"), [1, 2, 8, 19]);
    assert_eq!(rows[2], ["4", "牵头单位", "金融服务领域"]);

    let other = answer("tasks_involving", &["服务业发展区管委会"]);
    assert_eq!(
        other.lines().next(),
        Some("服务业发展区管委会：9 项任务，牵头 2 项")
    );
}

#[test]
fn tasks_involving_asks_back_where_no_unit_has_the_name() {
    let line = complaint("tasks_involving", &["财政局"]);
    assert!(line.contains("财政局"), "{line}");
    assert!(line.contains("did you mean 区财政局"), "{line}");
    // A name with a line break in it must not break the line.
    let line = complaint("tasks_involving", &["区财政\n局"]);
    assert!(line.contains("did you mean 区财政局"), "{line}");
}

#[test]
fn the_workload_puts_those_who_lead_most_first() {
    let text = answer("workload", &[]);
    assert_eq!(
        text.lines().next(),
        Some("21 项任务，40 个单位，其中 14 个牵头")
    );
    let rows: Vec<Vec<&str>> = text.lines().skip(3).map(cells).collect();
    assert_eq!(rows.len(), 40);
    let finance = rows.iter().find(|row| row[0] == "区财政局").unwrap();
    assert_eq!(
        finance[1..],
        ["政府部门", "8", "4", "4", "4 11 18 21", "1 2 8 19"]
    );
    let keys = rows.iter().map(|row| {
        let figure = |at: usize| row[at].parse::<u32>().unwrap();
        (figure(3), figure(2))
    });
    assert!(keys.is_sorted_by(|more, less| more >= less));
}

/// A column stands at the same place in every line, counted in columns of the terminal: two for a
/// Chinese character.
#[test]
fn tables_are_aligned_by_display_width() {
    let text = answer("workload", &[]);
    let places: Vec<usize> = text.lines().skip(2).map(second_column).collect();
    assert_eq!(places.len(), 41);
    assert!(places.iter().all(|place| *place == places[0]), "{text}");
}

/// Where the second cell of a table's line stands.
fn second_column(line: &str) -> usize {
    let (_, behind) = line.trim_start().split_once("  ").unwrap();
    let before = &line[..line.len() - behind.trim_start().len()];
    before
        .chars()
        .map(|c| if c.is_ascii() { 1 } else { 2 })
        .sum()
}

#[test]
fn the_dependency_graph_is_a_drawing_of_forty_units() {
    let text = answer("dependency_graph", &[]);
    assert!(text.starts_with("digraph "), "{text}");
    assert!(text.ends_with("}\n"));
    let edges = text.lines().filter(|line| line.contains(" -> ")).count();
    let nodes = text
        .lines()
        .filter(|line| line.contains("[label=") && !line.contains(" -> "))
        .count();
    assert_eq!((nodes, edges), (40, 85));
    assert_eq!(quoted(&text), Ok(()));
}

/// A name with quotes and backslashes in it reaches the drawing whole.
#[test]
fn the_dependency_graph_escapes_what_a_name_may_hold() {
    let plan = "一、任务\n做好工作。（牵头单位：甲\"局；责任单位：乙\\局、丙局）\n";
    let file = Scratch::new("quotes.txt", plan.as_bytes());
    let text = answer("dependency_graph", &[file.path()]);
    assert!(text.contains(r#"label="甲\"局""#), "{text}");
    assert!(text.contains(r#"label="乙\\局""#), "{text}");
    assert_eq!(quoted(&text), Ok(()));
}

/// Reads a text as Graphviz does as far as quotes go: each opened one is closed, a backslash takes
/// the next character with it, and outside them stands nothing but ASCII.
fn quoted(dot: &str) -> Result<(), String> {
    for line in dot.lines() {
        let (mut within, mut characters) = (false, line.chars());
        while let Some(character) = characters.next() {
            match character {
                '"' => within = !within,
                '\\' if within => {
                    characters.next();
                }
                other if !within && !other.is_ascii() => return Err(format!("{other} in {line}")),
                _ => {}
            }
        }
        if within {
            return Err(format!("an open quote in {line}"));
        }
    }
    Ok(())
}

/// The exit code tells agreement from nothing to agree.
#[test]
fn the_audit_says_where_nothing_was_compared() {
    let alone = "一、任务\n（一）修渠。清淤护岸。（牵头单位：县水利局）\n";
    let table = "附件\n任务分工表\n\t序号\n\t任务\n\t牵头单位\n\t1\n\t清淤护岸。\n\t县林业局\n";
    for (what, text, code, verdict) in [
        ("alone", alone.to_owned(), 3, "无附件，未比对："),
        ("apart", format!("{alone}{table}"), 2, "存在实质性出入："),
        (
            "equal",
            format!("{alone}{table}").replace("县林业局", "县水利局"),
            0,
            "前后一致：",
        ),
        ("table", table.to_owned(), 3, "附件未重复正文任务，未比对："),
    ] {
        let file = Scratch::new(&format!("audit-{what}.txt"), text.as_bytes());
        let output = run("audit", &[file.path()]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.starts_with(verdict), "{what}: {said}");
        assert_eq!(output.status.code(), Some(code), "{what}: {said}");
    }
}

#[test]
fn the_record_is_what_serde_makes_of_the_plan() {
    let text = answer("record", &[]);
    assert_eq!(text.lines().count(), 1);
    let json = serde_json::to_string(pilot_plan::Plan::bishan()).unwrap();
    // Too long to be shown where they differ.
    assert!(text.trim_end() == json);
    let record: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(record["schema"], "pilot-plan/1");
    assert_eq!(record["tasks"].as_array().unwrap().len(), 21);
}

#[test]
fn inspect_underlines_what_is_odd_and_goes_on_behind_a_file_that_is_no_plan() {
    let text = answer("inspect", &[]);
    assert!(text.contains("提示 18 条，其中存疑 0 条"), "{text}");
    // Each oddity is three lines: place and message, the text, the marks below it.
    let lines: Vec<&str> = text.lines().collect();
    let odd = lines.iter().filter(|line| line.contains("note[")).count();
    assert_eq!(odd, 18);
    let at = lines
        .iter()
        .position(|line| line.contains("[annex-not-mentioned]"))
        .unwrap();
    assert!(lines[at].starts_with("  91:1  "), "{}", lines[at]);
    assert_eq!(lines[at + 1..at + 3], ["    附件", "    ^^^^"]);

    let plan = Scratch::new("one.txt", "一、修渠\n".as_bytes());
    let output = run("inspect", &["no-such-file.txt", plan.path()]);
    assert_eq!(output.status.code(), Some(1));
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(complaint.starts_with("no-such-file.txt: "), "{complaint}");
    assert_eq!(complaint.lines().count(), 1, "{complaint}");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with(plan.path()), "{text}");
}

#[test]
fn a_file_is_read_in_place_of_the_shipped_plan() {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/bishan-2022-18.txt");
    let seed = seed.to_str().unwrap();
    for name in OF_A_FILE {
        assert_eq!(answer(name, &[seed]), answer(name, &[]), "{name}");
    }
    let plan = "一、任务\n做好工作。（牵头单位：区水利局；责任单位：区城管局）\n";
    let file = Scratch::new("other.txt", plan.as_bytes());
    let text = answer("tasks_involving", &["区水利局", file.path()]);
    assert_eq!(text.lines().next(), Some("区水利局：1 项任务，牵头 1 项"));
}

#[test]
fn a_file_that_is_no_plan_costs_one_line() {
    let files = [
        Scratch::new("empty.txt", b""),
        Scratch::new("blank.txt", "　\r\n\u{feff}".as_bytes()),
        Scratch::new("prose.txt", "今天天气很好。\n".as_bytes()),
        Scratch::new("picture.txt", b"\x89PNG\xff\xff\x80\xff"),
    ];
    let missing = env::temp_dir().join("pilot-plan-no-such-file.txt");
    let folder = env::temp_dir();
    let mut paths: Vec<&str> = files.iter().map(Scratch::path).collect();
    paths.extend([missing.to_str().unwrap(), folder.to_str().unwrap()]);
    for path in paths {
        for name in OF_A_FILE {
            let line = complaint(name, &[path]);
            assert!(line.starts_with(&format!("{path}: ")), "{name}: {line}");
        }
        let line = complaint("tasks_involving", &["区财政局", path]);
        assert!(line.starts_with(&format!("{path}: ")), "{line}");
    }
    let line = complaint("overview", &[files[3].path()]);
    assert!(line.contains("no text"), "{line}");
    let line = complaint("overview", &["one", "two"]);
    assert!(line.contains("two"), "{line}");
}

/// Each block of the README that shows an example's output shows lines that it prints, in this order;
/// … stands for those left out.
#[test]
fn what_the_readme_shows_of_an_example_is_what_it_prints() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(readme).unwrap();
    let mut shown = 0;
    for block in readme.split("```text\n$ cargo run --example ").skip(1) {
        let (block, _) = block.split_once("```").unwrap();
        let mut lines = block.lines();
        let mut words = lines
            .next()
            .unwrap()
            .split(' ')
            .filter(|word| *word != "--");
        let name = words.next().unwrap();
        let output = answer(name, &words.collect::<Vec<_>>());
        let mut printed = output.lines();
        for line in lines.filter(|line| line.trim() != "…") {
            assert!(printed.any(|other| other == line), "{name}: {line}");
        }
        shown += 1;
    }
    assert!(shown > 0, "the README shows no example");
}

/// `| head` closes the pipe before the example is done.
#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    for name in OF_A_FILE.iter().chain(&["tasks_involving"]) {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        let child = example(name)
            .stdout(writer)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{name}");
        assert!(output.status.success(), "{name}: {}", output.status);
    }
}

/// What people read, as it was last looked at: a change shows as a difference to be looked at again.
#[test]
fn what_people_read_is_as_it_was_looked_at() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        insta::assert_snapshot!("overview", answer("overview", &[]));
        insta::assert_snapshot!("audit", answer("audit", &[]));
        insta::assert_snapshot!("dependency_graph", answer("dependency_graph", &[]));
    });
}
