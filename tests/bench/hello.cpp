// The empty program that process starts are measured against.
#include <iostream>

int main() {
    std::cout << "hello\n";
}
