#pragma once

#include "core/base/occurrences.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace Conclave {

/// Walks over JSON without building anything, and stricter than QJsonDocument: what it takes,
/// QJsonDocument takes and reads the same, provided that it is UTF-8. Every function but atEnd()
/// skips white space first; after one that was false the place is anywhere.
class JsonScanner final
{
public:
    explicit JsonScanner(QByteArrayView json)
        : m_json(json)
        , m_quotes(json, '"')
        , m_backslashes(json, '\\')
    {
    }

    bool take(char c);                 ///< Goes past this character, if it is there.
    bool word(QByteArrayView literal); ///< The same for a whole word, such as "null".
    /// A string without escapes.
    std::optional<QByteArrayView> plainString();
    /// A string; decoded into `text` unless that is null. Lone surrogates stay as they are.
    bool string(QString *text);
    bool skipScalar(); ///< A string, an integer of at most 18 digits, null, true or false.
    bool atEnd();      ///< Nothing but white space is left.

    /// An object; `readMember` is called with every key, which has no escapes, and must go past
    /// the value. False from it ends all.
    template<typename Read>
    bool object(const Read &readMember)
    {
        if (!take('{'))
            return false;
        if (take('}'))
            return true;
        do {
            const std::optional<QByteArrayView> key = plainString();
            if (!key || !take(':') || !readMember(*key))
                return false;
        } while (take(','));
        return take('}');
    }

private:
    void skipSpace();
    QByteArrayView plainRun();
    bool escape(QString *text);
    bool codeUnit(QString *text);
    bool skipInteger();

    bool has(char c) const { return m_at < m_json.size() && m_json[m_at] == c; }

    QByteArrayView m_json;
    Occurrences m_quotes;
    Occurrences m_backslashes;
    qsizetype m_at = 0;
};

} // namespace Conclave
