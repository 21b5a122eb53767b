#include "ui/theme/stylesheet.h"

#include "ui/theme/theme.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace Conclave {

namespace {

QHash<QString, QString> wordsOf(const Theme &theme)
{
    return {
        {u"window"_s, theme.window.name()},
        {u"panel"_s, theme.panel.name()},
        {u"raised"_s, theme.raised.name()},
        {u"hairline"_s, theme.hairline.name()},
        {u"outline"_s, theme.outline.name()},
        {u"text"_s, theme.text.name()},
        {u"secondary"_s, theme.secondary.name()},
        {u"accent"_s, theme.accent.name()},
        {u"on-accent"_s, theme.onAccent.name()},
        {u"hover"_s, theme.ground(Tone::Neutral).name()},
        {u"selection"_s, theme.selection().name()},
        {u"shade"_s, theme.dark ? u"dark"_s : u"light"_s},
    };
}

} // namespace

QString styleSheetFor(const Theme &theme)
{
    QFile file(u":/styles/conclave.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString sheet = QString::fromUtf8(file.readAll());
    const QHash<QString, QString> words = wordsOf(theme);

    static const QRegularExpression word(u"@([a-z-]+)"_s);
    QString result;
    qsizetype end = 0;
    for (auto match = word.globalMatch(sheet); match.hasNext();) {
        const QRegularExpressionMatch hit = match.next();
        Q_ASSERT(words.contains(hit.captured(1)));
        result += QStringView(sheet).sliced(end, hit.capturedStart() - end);
        result += words.value(hit.captured(1));
        end = hit.capturedEnd();
    }
    return result + QStringView(sheet).sliced(end);
}

} // namespace Conclave
