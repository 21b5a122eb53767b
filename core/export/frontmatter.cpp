#include "core/export/frontmatter.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isPlain(QChar c)
{
    const bool endsLine = c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
    return c != u'"' && c != u'\\' && !endsLine && (c.isPrint() || c.isSurrogate());
}

} // namespace

QString yamlText(const QString &text)
{
    QString yaml = u"\""_s;
    for (const QChar c : text) {
        if (isPlain(c))
            yaml += c;
        else if (c == u'"' || c == u'\\')
            yaml += u'\\' % c;
        else
            yaml += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'));
    }
    return yaml % u'"';
}

QString yamlList(const QString &key, const QStringList &values)
{
    if (values.isEmpty())
        return key % u": []\n"_s;
    QString yaml = key % u":\n"_s;
    for (const QString &value : values)
        yaml += u"  - "_s % yamlText(value) % u'\n';
    return yaml;
}

} // namespace Conclave
