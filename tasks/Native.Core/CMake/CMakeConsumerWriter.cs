namespace Native.Core.CMake;

/// <summary>
/// A script that CMake includes at the end of every <c>project()</c>. Behind the last line of the CMakeLists.txt it adds
/// a program that links the wanted libraries and that nobody builds: what CMake would give it (libraries, folders,
/// defines) is what our own code needs, and the file API tells it.
/// </summary>
public static class CMakeConsumerWriter
{
    /// <summary>The name of the script.</summary>
    public const string FileName = "consumer.cmake";

    /// <summary>The name of the program's target.</summary>
    public const string Target = "native_sdk_consumer";

    /// <summary>A target that depends on every library of the default build, and that nobody builds.</summary>
    public const string DefaultTarget = "native_sdk_default";

    /// <summary>The files next to the script, one for each language that the program may be in. They stay empty.</summary>
    public static IReadOnlyList<string> Sources { get; } = ["consumer.c", "consumer.cpp"];

    /// <summary>The text of the script.</summary>
    public static string Write(CMakeProject project) =>
        $$"""
        # Written by Native.Sdk. Changes are lost; the items of the project decide.
        if(CMAKE_VERSION VERSION_LESS 3.19)
          message(FATAL_ERROR "CMake is ${CMAKE_VERSION}. Native.Sdk builds CMake projects with CMake 3.19 or later.")
        endif()
        # CMake asks a Mac whether macOS knows @rpath, and takes no for an answer elsewhere.
        if(APPLE AND NOT CMAKE_SHARED_LIBRARY_RUNTIME_C_FLAG)
          set(CMAKE_SHARED_LIBRARY_RUNTIME_C_FLAG "-Wl,-rpath,")
          set(CMAKE_SHARED_LIBRARY_RUNTIME_CXX_FLAG "-Wl,-rpath,")
        endif()
        if(NOT CMAKE_CURRENT_SOURCE_DIR STREQUAL CMAKE_SOURCE_DIR OR COMMAND native_sdk_add_consumer)
          return()
        endif()
        # The words of this script mean what they mean today, whatever the project asks for.
        cmake_policy(PUSH)
        cmake_policy(VERSION 3.19)
        {{Prefixes(project)}}
        function(native_sdk_libraries directory result)
          get_property(targets DIRECTORY "${directory}" PROPERTY BUILDSYSTEM_TARGETS)
          set(found "")
          foreach(target IN LISTS targets)
            get_target_property(type "${target}" TYPE)
            get_target_property(excluded "${target}" EXCLUDE_FROM_ALL)
            if(type MATCHES "^(STATIC|SHARED)_LIBRARY$" AND NOT excluded)
              list(APPEND found "${target}")
            endif()
          endforeach()
          get_property(folders DIRECTORY "${directory}" PROPERTY SUBDIRECTORIES)
          foreach(folder IN LISTS folders)
            get_property(excluded DIRECTORY "${folder}" PROPERTY EXCLUDE_FROM_ALL)
            if(NOT excluded)
              native_sdk_libraries("${folder}" more)
              list(APPEND found ${more})
            endif()
          endforeach()
          set(${result} "${found}" PARENT_SCOPE)
        endfunction()

        function(native_sdk_add_consumer)
          native_sdk_libraries("${CMAKE_SOURCE_DIR}" defaults)
          add_custom_target({{DefaultTarget}})
          if(defaults)
            add_dependencies({{DefaultTarget}} ${defaults})
          endif()
          set(libraries {{CMakeText.List(project.Targets)}})
          if(NOT libraries)
            set(libraries "${defaults}")
          endif()
          get_property(languages GLOBAL PROPERTY ENABLED_LANGUAGES)
          set(source {{CMakeText.Quote(Slashes(Path.Combine(project.Folder, Sources[0])))}})
          if(NOT "C" IN_LIST languages)
            set(source {{CMakeText.Quote(Slashes(Path.Combine(project.Folder, Sources[1])))}})
          endif()
          add_executable({{Target}} EXCLUDE_FROM_ALL "${source}")
          set_target_properties({{Target}} PROPERTIES COMPILE_DEFINITIONS "")
          foreach(library IN LISTS libraries)
            set(type "")
            if(TARGET "${library}")
              get_target_property(type "${library}" TYPE)
            endif()
            if(type MATCHES "^(STATIC|SHARED|INTERFACE)_LIBRARY$")
              target_link_libraries({{Target}} PRIVATE "${library}")
            endif()
          endforeach()
        endfunction()
        cmake_language(DEFER DIRECTORY "${CMAKE_SOURCE_DIR}" CALL native_sdk_add_consumer)
        cmake_policy(POP)

        """.Replace("\r\n", "\n", StringComparison.Ordinal);

    // Here and not by an option, which Options would replace. A toolchain file may search in roots only.
    private static string Prefixes(CMakeProject project) => project.Needs.Count == 0 ? "" :
        $$"""
        foreach(native_sdk_prefix IN ITEMS {{string.Join(' ', project.Needs.Select(prefix => CMakeText.Quote(Slashes(prefix))))}})
          if(NOT native_sdk_prefix IN_LIST CMAKE_PREFIX_PATH)
            list(APPEND CMAKE_PREFIX_PATH "${native_sdk_prefix}")
          endif()
          if(CMAKE_FIND_ROOT_PATH AND NOT native_sdk_prefix IN_LIST CMAKE_FIND_ROOT_PATH)
            list(APPEND CMAKE_FIND_ROOT_PATH "${native_sdk_prefix}")
          endif()
        endforeach()
        """;

    private static string Slashes(string path) => path.Replace('\\', '/');
}
