#include "core/export/html.h"
#include "core/export/htmltext.h"
#include "tests/support/hostilecorpus.h"
#include "tests/support/samplesession.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What is wrong with the tags of `html`: one that is not allowed in a page of ours, an attribute
/// that is not, or one that is not closed. Empty for a good page.
QString fault(const QString &html)
{
    static const QSet<QString> allowed{
        u"html"_s,    u"head"_s,    u"meta"_s,   u"title"_s,  u"style"_s,      u"body"_s,
        u"h1"_s,      u"h2"_s,      u"h3"_s,     u"h4"_s,     u"h5"_s,         u"h6"_s,
        u"p"_s,       u"ul"_s,      u"ol"_s,     u"li"_s,     u"div"_s,        u"span"_s,
        u"section"_s, u"article"_s, u"header"_s, u"footer"_s, u"details"_s,    u"summary"_s,
        u"nav"_s,     u"bdi"_s,     u"svg"_s,    u"rect"_s,   u"blockquote"_s, u"hr"_s,
        u"br"_s,      u"pre"_s,     u"code"_s,   u"em"_s,     u"strong"_s,     u"del"_s,
        u"sup"_s,     u"sub"_s,     u"a"_s,      u"table"_s,  u"tr"_s,         u"th"_s,
        u"td"_s};
    static const QSet<QString> empty{u"meta"_s, u"hr"_s, u"br"_s, u"rect"_s};
    static const QSet<QString> attributes{
        u"class"_s,   u"dir"_s,  u"lang"_s,       u"id"_s,
        u"start"_s,   u"rel"_s,  u"target"_s,     u"href"_s,
        u"charset"_s, u"name"_s, u"content"_s,    u"http-equiv"_s,
        u"viewBox"_s, u"role"_s, u"aria-label"_s, u"preserveAspectRatio"_s,
        u"x"_s,       u"y"_s,    u"width"_s,      u"height"_s};
    static const QRegularExpression tag(
        u"<(/?)([a-zA-Z0-9]+)((?:\\s+[^\\s=>]+=\"[^\"]*\")*)\\s*/?>"_s);
    static const QRegularExpression attribute(u"([^\\s=]+)=\"([^\"]*)\""_s);
    QStringList open;
    qsizetype at = html.indexOf(u'>') + 1; // behind the document type
    for (at = html.indexOf(u'<', at); at >= 0; at = html.indexOf(u'<', at)) {
        const auto match = tag.match(html,
                                     at,
                                     QRegularExpression::NormalMatch,
                                     QRegularExpression::AnchorAtOffsetMatchOption |
                                         QRegularExpression::DontCheckSubjectStringMatchOption);
        if (!match.hasMatch())
            return u"no tag: "_s + html.mid(at, 60);
        const QString name = match.captured(2);
        if (!allowed.contains(name))
            return u"not allowed: "_s + match.captured();
        auto pairs = attribute.globalMatch(match.captured(3));
        while (pairs.hasNext()) {
            const auto pair = pairs.next();
            if (!attributes.contains(pair.captured(1)))
                return u"not allowed: "_s + match.captured();
            const QString address = pair.captured(2);
            if (pair.captured(1) == u"href" && !address.startsWith(u"http") &&
                !address.startsWith(u"mailto:") && !address.startsWith(u"#turn-"))
                return u"an address: "_s + address;
        }
        if (match.captured(1).isEmpty() && !empty.contains(name))
            open.append(name);
        else if (!match.captured(1).isEmpty() && (open.isEmpty() || open.takeLast() != name))
            return u"not in place: "_s + match.captured();
        at = match.capturedEnd();
    }
    return open.isEmpty() ? QString() : u"left open: "_s + open.last();
}

const QString Hostile =
    u"</style></title></pre><script>alert(1)</script><img src=x onerror=alert(1)>"
    "\"' onload=\"x\" <!-- --> \u202E &amp; ]]> <svg/onload=alert(1)>"_s;

} // namespace

class HtmlTest : public QObject
{
    Q_OBJECT

private slots:
    void hasEverythingThatHappened()
    {
        const QString page = QString::fromUtf8(html(sampleSession()));

        QCOMPARE(fault(page), QString());
        for (const QString &text : {u"Which &quot;database&quot; fits?"_s,
                                    u"Strategist"_s,
                                    u"PRAGMA journal_mode=WAL;"_s,
                                    u"slow down, # please | &lt;b&gt;"_s,
                                    u"attempt 2"_s,
                                    u"cancelled"_s,
                                    u"Degraded"_s,
                                    u"Made from: Tester · Strategist"_s,
                                    u"asked again after"_s,
                                    u"no bytes for 1.00 s"_s,
                                    u"speed-up"_s,
                                    u"You plan.\nBe brief."_s,
                                    u"class=\"track\""_s})
            QVERIFY2(page.contains(text), qPrintable(text));
    }

    void hasReasoningOnlyWhenItIsWanted()
    {
        QVERIFY(!html(sampleSession()).contains("Three writers are few"));
        QVERIFY(html(sampleSession(), {.reasoning = true}).contains("Three writers are few"));
    }

    void allowsItsOwnStyleAndNothingElse()
    {
        const QString page = QString::fromUtf8(html(sampleSession()));
        const qsizetype begin = page.indexOf(u"<style>") + 7;
        const QString style = page.sliced(begin, page.indexOf(u"</style>") - begin);
        const QByteArray hash =
            QCryptographicHash::hash(style.toUtf8(), QCryptographicHash::Sha256).toBase64();

        QVERIFY(style.contains(u"#turn-1 .seat0 { --accent: #d9822b; }"));
        QVERIFY(style.contains(u"prefers-color-scheme: dark"));
        QVERIFY(!style.contains(u"url("));
        QVERIFY(page.contains(u"content=\"default-src 'none'; style-src 'sha256-"_s +
                              QString::fromLatin1(hash) +
                              u"'; base-uri 'none'; form-action 'none'\""_s));
    }

    void escapesEveryField()
    {
        Session session = sampleSession();
        session.title = Hostile;
        Turn &turn = session.turns[0];
        turn.question.text = Hostile;
        turn.council.name = turn.council.procedure = Hostile;
        for (Member &member : turn.council.members) {
            member.name = member.emoji = member.color = member.role = member.model =
                member.endpoint.name = Hostile;
        }
        for (Answer &answer : turn.answers) {
            answer.text = answer.reasoning = Hostile;
            answer.error = Error{.kind = Error::Kind::Server, .message = Hostile};
        }
        turn.synthesis->answer.text = Hostile;

        const QString page = QString::fromUtf8(html(session, {.reasoning = true}));

        QCOMPARE(fault(page), QString());
        QVERIFY(!page.contains(QChar(0x202E)));
    }

    void staysHarmlessWithHostileMarkdown_data()
    {
        QTest::addColumn<QString>("text");
        for (const HostileText &hostile :
             hostileCorpus({u"http://127.0.0.1:9/x"_s, u"/dev/zero"_s}))
            QTest::newRow(qPrintable(hostile.name)) << hostile.text;
        QTest::newRow("link in an image in a link")
            << u"[![a [b](http://x.org) c](http://i.org/p.png) d](http://y.org)"_s;
        QTest::newRow("images in images") << u"![a ![b](x) c](y) *z*"_s;
        QTest::newRow("nested quotes") << QString(5000, u'>') + u" x";
        QTest::newRow("one definition, used by thousands")
            << u"[a]: http://x.org/"_s + QString(1900, u'a') + u"\n\n" + u"[a] "_s.repeated(20'000);
        QTest::newRow("addresses")
            << u"[a](javascript:alert(1)) [b](data:text/html,x) "
               "<javascript:alert(1)> [c](http://u:p@x.org) [d](file:///x)"_s;
        QTest::newRow("formula") << u"$\\frac{<b>}{\"x\"}$ and $$</span><script>$$"_s;
        QTest::newRow("language") << u"```<script>\nx\n```\n\n```math\n</span>\n```"_s;
        QTest::newRow("footnotes") << u"a[^<b>] b[^1]\n\n[^1]: <i>text</i>\n"_s;
    }

    void staysHarmlessWithHostileMarkdown()
    {
        QFETCH(const QString, text);

        const QString page = htmlFromMarkdown(text);

        QCOMPARE(fault(u"<!DOCTYPE html>"_s + page), QString());
        QVERIFY(page.size() < text.size() * 40 + 10'000);
    }

    void writesMarkdownAsTheWindowShowsIt_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("page");

        QTest::newRow("emphasis")
            << u"a *b* **c** ~~d~~ `e`"_s
            << u"<p dir=\"auto\">a <em>b</em> <strong>c</strong> <del>d</del> "
               "<code>e</code></p>\n"_s;
        QTest::newRow("heading") << u"# a"_s << u"<h3 dir=\"auto\">a</h3>\n"_s;
        QTest::newRow("deep heading") << u"##### a"_s << u"<h6 dir=\"auto\">a</h6>\n"_s;
        QTest::newRow("tasks") << u"- [x] a\n- [ ] b"_s
                               << u"<ul>\n<li class=\"task\" dir=\"auto\">\n☑ a</li>\n"
                                  "<li class=\"task\" dir=\"auto\">\n☐ b</li>\n</ul>\n"_s;
        QTest::newRow("code") << u"```cpp\na < b\n```"_s
                              << u"<div class=\"language\">cpp</div>"
                                 "<pre dir=\"ltr\"><code>a &lt; b\n</code></pre>\n"_s;
        QTest::newRow("table")
            << u"|a|b|\n|:---:|---:|\n|c|d|"_s
            << u"<div class=\"table\"><table>\n<tr>"
               "<th class=\"center\" dir=\"auto\">a</th>"
               "<th class=\"right\" dir=\"auto\">b</th></tr>\n<tr>"
               "<td class=\"center\" dir=\"auto\">c</td>"
               "<td class=\"right\" dir=\"auto\">d</td></tr>\n</table></div>\n"_s;
        QTest::newRow("html") << u"a <b>c</b>"_s
                              << u"<p dir=\"auto\">a &lt;b&gt;c&lt;/b&gt;</p>\n"_s;
        QTest::newRow("image")
            << u"![a cat](http://x.org/cat.png)"_s
            << u"<p dir=\"auto\"><span class=\"secondary\">[image: a cat, x.org]</span></p>\n"_s;
        QTest::newRow("link that says another place")
            << u"[https://bank.com](https://evil.org/x)"_s
            << u"<p dir=\"auto\"><a rel=\"noopener noreferrer nofollow\" target=\"_blank\" "
               "href=\"https://evil.org/x\">https://bank.com</a> "
               "<span class=\"secondary\">(evil.org)</span></p>\n"_s;
        QTest::newRow("money is no formula")
            << u"$5 and $10"_s << u"<p dir=\"auto\">$5 and $10</p>\n"_s;
    }

    void writesMarkdownAsTheWindowShowsIt()
    {
        QFETCH(const QString, source);

        QTEST(htmlFromMarkdown(source), "page");
    }
};

QTEST_GUILESS_MAIN(HtmlTest)
#include "tst_html.moc"
