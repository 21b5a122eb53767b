#pragma once

#include "ui/code/codelanguage.h"

#include <vector>

/// The tables, by family; codelanguages.cpp puts them together.
namespace Conclave::Code {

std::vector<CodeLanguage> compiledLanguages();
std::vector<CodeLanguage> managedLanguages(); ///< Of virtual machines and just-in-time compilers.
std::vector<CodeLanguage> scriptLanguages();
std::vector<CodeLanguage> dataLanguages();
std::vector<CodeLanguage> styleLanguages();
/// `script` and `style` have to outlive them.
std::vector<CodeLanguage> markupLanguages(const CodeLanguage &script, const CodeLanguage &style);

} // namespace Conclave::Code
