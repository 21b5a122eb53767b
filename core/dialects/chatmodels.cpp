#include "core/dialects/chatmodels.h"

#include <QLatin1StringView>

#include <algorithm>
#include <array>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Beginnings of what Together, LM Studio and others call what is no chat.
constexpr std::array OtherTypes{"embed"_L1,
                                "rerank"_L1,
                                "image"_L1,
                                "audio"_L1,
                                "transcri"_L1,
                                "speech"_L1,
                                "video"_L1,
                                "moderation"_L1,
                                "tts"_L1,
                                "stt"_L1};

/// Whole words of an id.
constexpr std::array OtherWords{"embed"_L1,
                                "embedding"_L1,
                                "embeddings"_L1,
                                "rerank"_L1,
                                "reranker"_L1,
                                "whisper"_L1,
                                "tts"_L1,
                                "transcribe"_L1,
                                "moderation"_L1,
                                "realtime"_L1,
                                "minilm"_L1,
                                "bge"_L1};

/// Beginnings of an id, behind its maker's name.
constexpr std::array OtherBeginnings{"dall-e"_L1,
                                     "gpt-image"_L1,
                                     "chatgpt-image"_L1,
                                     "sora-"_L1,
                                     "imagen-"_L1,
                                     "veo-"_L1,
                                     "stable-diffusion"_L1,
                                     "flux."_L1,
                                     "flux-"_L1,
                                     "babbage-"_L1,
                                     "davinci-"_L1,
                                     "gpt-3.5-turbo-instruct"_L1};

template<typename Table>
bool startsWithOne(QStringView text, const Table &table)
{
    return std::ranges::any_of(table, [text](QLatin1StringView beginning) {
        return text.startsWith(beginning, Qt::CaseInsensitive);
    });
}

bool isOtherWord(QStringView word)
{
    return std::ranges::any_of(OtherWords, [word](QLatin1StringView other) {
        return word.compare(other, Qt::CaseInsensitive) == 0;
    });
}

bool hasOtherWord(QStringView id)
{
    const auto *start = id.begin();
    while (start != id.end()) {
        const auto *const end =
            std::find_if_not(start, id.end(), [](QChar c) { return c.isLetterOrNumber(); });
        if (isOtherWord({start, end}))
            return true;
        start = end == id.end() ? end : end + 1;
    }
    return false;
}

} // namespace

bool isChatModel(const QString &id, const QString &type)
{
    const QStringView ownName = QStringView(id).mid(id.lastIndexOf(u'/') + 1);
    return !startsWithOne(QStringView(type), OtherTypes) &&
           !startsWithOne(ownName, OtherBeginnings) && !hasOtherWord(ownName);
}

} // namespace Conclave
