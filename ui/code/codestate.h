#pragma once

#include <array>

namespace Conclave {

struct CodeLanguage;

/// Where the lexer stands between two characters; between two lines it travels as an int.
struct CodeState
{
    /// Code inside a string.
    struct Level
    {
        int region = 0; ///< The string, counted from 1; 0: there is none.
        int depth = 0;  ///< Brackets open, at most MostDepth.

        bool operator==(const Level &) const = default;
    };

    static constexpr int MostData = 1023;
    static constexpr int MostDepth = 7;

    int region = 0;              ///< The open region, counted from 1; 0: in code.
    int data = 0;                ///< The region's count, depth or hash, at most MostData.
    int island = 0;              ///< The open island, counted from 1.
    std::array<Level, 2> levels; ///< The innermost one in use is the last with a region.

    /// Never negative; 0 is the beginning of a block.
    int packed() const;
    /// A number that is none of the language's states is the beginning.
    static CodeState unpacked(int number, const CodeLanguage &language);

    Level *innermost(); ///< Null outside strings.
    bool hasRoom() const { return levels.back().region == 0; }
    void push(); ///< Begins code inside the open region; needs room.
    void pop();  ///< Goes back into the string around.

    bool operator==(const CodeState &) const = default;
};

} // namespace Conclave
