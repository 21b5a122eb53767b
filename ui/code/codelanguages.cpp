#include "ui/code/codelanguages.h"

#include <QHash>
#include <QString>

#include <algorithm>
#include <deque>
#include <utility>

namespace Conclave {

namespace {

/// Built once, at the first block of code.
class Languages final
{
public:
    Languages()
    {
        add(Code::compiledLanguages());
        add(Code::managedLanguages());
        add(Code::scriptLanguages());
        add(Code::dataLanguages());
        add(Code::styleLanguages());
        add(Code::markupLanguages(*find(u"javascript"), *find(u"css")));
    }

    const CodeLanguage *find(QStringView alias) const
    {
        const int index = m_aliases.value(alias, -1);
        return index < 0 ? nullptr : &m_all[static_cast<size_t>(index)];
    }
    const std::deque<CodeLanguage> &all() const { return m_all; }

private:
    void add(std::vector<CodeLanguage> languages)
    {
        for (CodeLanguage &language : languages) {
            language.indexWords();
            for (const QStringView alias : language.aliases.split(u' '))
                m_aliases.insert(alias, int(m_all.size()));
            m_all.push_back(std::move(language));
        }
    }

    std::deque<CodeLanguage> m_all; // some point at others
    QHash<QStringView, int> m_aliases;
};

const Languages &languages()
{
    static const Languages all;
    return all;
}

/// The name in `{.python .numbers}`, `rust,ignore` or `js:main.js`.
QStringView plainName(QStringView word)
{
    while (word.startsWith(u'{') || word.startsWith(u'.'))
        word = word.sliced(1);
    const auto *end = std::ranges::find_if(
        word, [](QChar c) { return c == u',' || c == u':' || c == u'{' || c == u'}'; });
    return word.first(end - word.begin());
}

} // namespace

const CodeLanguage *codeLanguage(QStringView fenceWord)
{
    constexpr qsizetype LongestAlias = 20;
    const QStringView name = plainName(fenceWord);
    if (name.isEmpty() || name.size() > LongestAlias)
        return nullptr;
    return languages().find(name.toString().toLower());
}

int codeLanguageNumber(const CodeLanguage *language)
{
    const auto &all = languages().all();
    const auto isIt = [language](const CodeLanguage &one) { return &one == language; };
    const auto place = std::ranges::find_if(all, isIt);
    return place == all.end() ? 0 : int(place - all.begin()) + 1;
}

const CodeLanguage *codeLanguage(int number)
{
    const auto &all = languages().all();
    return number > 0 && number <= int(all.size()) ? &all[static_cast<size_t>(number - 1)]
                                                   : nullptr;
}

} // namespace Conclave
