#include "calculator.h"

#include <cstdio>
#include <cstdlib>
#include <new>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

// Storing an error must not fail, so this is not a std::string.
struct calculator {
    char error[200];
};

namespace {

double pop(std::vector<double> &stack) {
    if (stack.empty()) throw std::invalid_argument("a number is missing");
    double top = stack.back();
    stack.pop_back();
    return top;
}

double apply(char operation, double left, double right) {
    switch (operation) {
        case '+': return left + right;
        case '-': return left - right;
        case '*': return left * right;
        default: break;
    }
    if (right == 0) throw std::domain_error("division by zero");
    return left / right;
}

double evaluate(const std::string &formula) {
    std::vector<double> stack;
    std::istringstream words(formula);
    for (std::string word; words >> word;) {
        if (word.size() == 1 && std::string("+-*/").find(word[0]) != std::string::npos) {
            double right = pop(stack), left = pop(stack);
            stack.push_back(apply(word[0], left, right));
        } else {
            char *end;
            stack.push_back(std::strtod(word.c_str(), &end));
            if (*end != '\0') throw std::invalid_argument("'" + word + "' is not a number or an operator");
        }
    }
    double value = pop(stack);
    if (!stack.empty()) throw std::invalid_argument("an operator is missing");
    return value;
}

int fail(calculator *self, int code, const char *message) noexcept {
    std::snprintf(self->error, sizeof self->error, "%s", message);
    return code;
}

}

calculator *calculator_new(void) { return new (std::nothrow) calculator(); }

void calculator_free(calculator *self) { delete self; }

const char *calculator_error(const calculator *self) { return self->error; }

int calculator_evaluate(calculator *self, const char *formula, double *value) {
    try {
        *value = evaluate(formula);
        return CALCULATOR_OK;
    } catch (const std::bad_alloc &) {
        return fail(self, CALCULATOR_NO_MEMORY, "out of memory");
    } catch (const std::logic_error &error) {
        return fail(self, CALCULATOR_BAD_INPUT, error.what());
    } catch (...) {
        return fail(self, CALCULATOR_FAILED, "unknown error");
    }
}
