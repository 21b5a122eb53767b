#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Conclave {

/// A text that a model may write to hurt the program that shows it.
struct HostileText
{
    QString name;
    QString text;
};

/// `targets`, files and addresses, are named wherever Markdown or HTML might fetch something.
inline QList<HostileText> hostileCorpus(const QStringList &targets)
{
    using namespace Qt::Literals::StringLiterals;
    const auto repeated = [](const QString &text, qsizetype times) { return text.repeated(times); };
    const auto numbered = [](const QString &line, int times) {
        QString text;
        for (int i = 0; i < times; ++i)
            text += QString(line).replace(u'#', QString::number(i));
        return text;
    };

    QString fetching;
    for (const QString &target : targets)
        fetching += QString(uR"(![a](<~>) ![b][r] [c](<~) <~> ~
<img src="~"><link rel="stylesheet" href="~"><iframe src="~"></iframe><object data="~"></object>
<style>@import url("~"); body { background: url(~) }</style><script src="~"></script>

[r]: <~>

| ![d](<~>) | ![e](~ "t") |
|---|---|
| ![f][r] | <img src='~'> |

- ![g](~)
> ![h](~)

```~
![i](~)
```
)"_s)
                        .replace(u'~', target);

    QString nested;
    for (int i = 0; i < 500; ++i)
        nested += QString(2 * i, u' ') + u"- x\n"_s;
    QString backticks;
    for (int i = 1; i < 1000; ++i)
        backticks += QString(i, u'`') + u'a';
    QString controls;
    for (char16_t c = 0; c < 0x20; ++c)
        controls += QString(QChar(c)) + u"x"_s;

    return {
        {u"fetching"_s, fetching},
        {u"one word"_s, repeated(u"x"_s, 1'002'000)},
        {u"one line"_s, repeated(u"word "_s, 60'000)},
        {u"one line of emphasis"_s, repeated(u"*a **b** c* `d` "_s, 4000)},
        {u"spaces"_s, repeated(u" "_s, 300'000) + u"x"_s},
        {u"line ends"_s, repeated(u"\n"_s, 100'000) + u"x"_s},
        {u"table of 5000 rows"_s,
         u"| a | b | c |\n|---|---|---|\n"_s + numbered(u"| # | **b** | `c` |\n"_s, 5000)},
        {u"table of 64 columns"_s,
         repeated(u"|a"_s, 64) + u"|\n"_s + repeated(u"|---"_s, 64) + u"|\n"_s +
             repeated(repeated(u"|b"_s, 64) + u"|\n"_s, 500)},
        {u"table of 1000 columns"_s,
         repeated(u"|a"_s, 1000) + u"|\n"_s + repeated(u"|---"_s, 1000) + u"|\n"_s +
             repeated(u"x\n"_s, 5000)},
        {u"table of short rows"_s,
         repeated(u"|a"_s, 60) + u"|\n"_s + repeated(u"|---"_s, 60) + u"|\n"_s +
             repeated(u"x\n"_s, 20'000)},
        {u"tables"_s, repeated(u"|a|b|\n|---|---|\n|c|d|\n\n"_s, 1000)},
        {u"open fence"_s, u"```cpp\n"_s + numbered(u"int a#;\n"_s, 20'000)},
        {u"line of code"_s, u"```json\n"_s + repeated(u"{\"a\":1},"_s, 30'000)},
        {u"fences"_s, repeated(u"```\n"_s, 20'000)},
        {u"list by indent"_s, nested},
        {u"list on a line"_s, repeated(u"- "_s, 5000) + u"x"_s},
        {u"list of numbers"_s, repeated(u"1. "_s, 5000) + u"x"_s},
        {u"quotes"_s, repeated(u">"_s, 5000) + u"x"_s},
        {u"quotes by lines"_s, repeated(repeated(u"> "_s, 90) + u"x\n\n"_s, 1000)},
        {u"quoted lists"_s, repeated(repeated(u"> - "_s, 49) + u"x\n"_s, 500)},
        {u"long list"_s, numbered(u"- item #\n"_s, 7000)},
        {u"nested items"_s, u"- a\n"_s + numbered(u"  - item #\n"_s, 5000)},
        {u"empty items"_s, repeated(u"-\n"_s, 10'000)},
        {u"brackets"_s, repeated(u"["_s, 25'000) + u"x"_s},
        {u"closed brackets"_s, repeated(u"[a]("_s, 30'000) + u"x"_s},
        {u"images"_s, repeated(u"!["_s, 25'000) + u"x"_s},
        {u"image in image"_s, repeated(u"![a"_s, 500) + repeated(u"](b)"_s, 500)},
        {u"emphasis"_s, repeated(u"*a **"_s, 15'000) + u"x"_s},
        {u"underscores"_s, repeated(u"_"_s, 100'000) + u"x"_s},
        {u"closing emphasis"_s, repeated(u"a** "_s, 20'000)},
        {u"backticks"_s, backticks},
        {u"tildes"_s, repeated(u"~~a~"_s, 20'000)},
        {u"autolinks"_s, repeated(u"www.a.bc http://d.ef/ g@h.ij "_s, 3000)},
        {u"entities"_s, repeated(u"&amp;&#x1f600;&nope;"_s, 10'000)},
        {u"backslashes"_s, repeated(u"\\"_s, 80'000)},
        {u"definitions"_s, numbered(u"[#]: /a\n"_s, 20'000)},
        {u"one definition, used often"_s,
         repeated(u"[a] [b][a]\n\n"_s, 10'000) + u"[a]: https://a.org/"_s + repeated(u"x"_s, 2000)},
        {u"used before defined"_s,
         numbered(u"[a#] [b#] [c]\n\n"_s, 5000) + numbered(u"[a#]: https://a.org\n"_s, 5000)},
        {u"definition without end"_s, u"[a]: <"_s + repeated(u"x\\>"_s, 25'000)},
        {u"rules"_s, repeated(u"---\n\n"_s, 12'000)},
        {u"rule candidates"_s, repeated(repeated(u"* "_s, 90) + u"x\n"_s, 250)},
        {u"headings"_s, repeated(u"# x\n"_s, 12'000)},
        {u"underlines"_s, repeated(u"x\n===\n"_s, 8000)},
        {u"combining marks"_s, u"x"_s + repeated(QString(QChar(0x301)), 100'000)},
        {u"joined emoji"_s, repeated(u"👩‍👩‍👧‍👦"_s, 3000)},
        {u"joiners"_s, u"x"_s + repeated(u"‍"_s, 100'000)},
        {u"right to left"_s, repeated(u"‮שלום \u2067abc "_s, 15'000)},
        {u"ideographs"_s, repeated(u"漢字"_s, 50'000)},
        {u"arabic"_s, repeated(u"العربية"_s, 14'000)},
        {u"control characters"_s, repeated(controls, 1000)},
        {u"lone surrogates"_s, repeated(QString(QChar(0xd800)) + u"x"_s + QChar(0xdc00), 50'000)},
        {u"html bomb"_s, repeated(u"<table><tr><td>"_s, 6000)},
        {u"html comments"_s, repeated(u"<!-- -- "_s, 25'000)},
        {u"html attributes"_s, u"<a "_s + repeated(u"b=\"c\" "_s, 33'000)},
        {u"carriage returns"_s, repeated(u"x\r"_s, 40'000)},
    };
}

} // namespace Conclave
